"""live_jieba.py DICTIONARY CACHE: cuts each line of the standard input with jieba, HMM=False."""
import logging
import sys

import jieba

jieba.setLogLevel(logging.WARNING)
tokenizer = jieba.Tokenizer(sys.argv[1])
tokenizer.tmp_dir = sys.argv[2]
for line in sys.stdin.buffer:
    words = tokenizer.cut(line.decode("utf-8").rstrip("\n"), HMM=False)
    sys.stdout.buffer.write((" ".join(words) + "\n").encode("utf-8"))

#!/usr/bin/env python3
"""Compares Topos's codings with an independent slow count of the same neutral rules, and names every difference.

    counts.py --text DIR --rules DIR --topos build/release/bin/topos [--language en|zh|zh-text]

The first DIR holds en*.txt and zh*.txt with one document a line, the second en/ and zh/ with lexicon.tsv and patterns.tsv
(see peer_rules.py). The slow count follows the
published semantics: words are runs of ASCII letters and digits and of any byte above 0x7F (English), words of python3-jieba
without its hidden Markov model (zh), or plain characters (zh-text); a sentence ends at . ! ? (。！？) or a line break; a
pattern counts each A with a B at most 4 words (10 characters) away. Each hit that only one side has is put under the first
cause that the text around it shows; the last row, `not explained`, must be 0. Exit code 1 if it is not.
"""
import argparse
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import peer_rules

Hit = collections.namedtuple("Hit", "begin end first last")  # characters, and words (all: last included)


def load(folder):
    entries = [(category, kind, entry) for category, kind, entry in peer_rules.rows(folder / "lexicon.tsv")]
    patterns = [(name, a, b, int(n)) for name, a, b, n in peer_rules.rows(folder / "patterns.tsv")]
    return entries, patterns


class Words:
    """Finds entries on words: of one sentence, given as (text, begin, end). `blanks`: a phrase's words may stand apart."""

    def __init__(self, entries, blanks):
        self.blanks = blanks
        self.words, self.globs, self.phrases = {}, {}, {}
        for category, kind, entry in entries:
            if kind == "word":
                self.words.setdefault(entry, []).append(category)
            elif kind == "glob":
                self.globs.setdefault(entry[:-1], []).append(category)
            else:
                parts = tuple(entry.split())
                self.phrases.setdefault(parts[0], []).append((parts, category))
        self.longest_glob = max(map(len, self.globs), default=0)

    def find(self, sentence):
        for i, (word, begin, end) in enumerate(sentence):
            for category in self.words.get(word, ()):
                yield category, Hit(begin, end, i, i)
            for size in range(1, min(len(word), self.longest_glob) + 1):
                for category in self.globs.get(word[:size], ()):
                    yield category, Hit(begin, end, i, i)
            for parts, category in self.phrases.get(word, ()):
                last = i + len(parts) - 1
                if tuple(w for w, _, _ in sentence[i:last + 1]) == parts and (
                        self.blanks or sentence[last][2] - begin == sum(map(len, parts))):
                    yield category, Hit(begin, sentence[last][2], i, last)


def english_sentences(line):
    lower = "".join(c.lower() if c < "\x80" else c for c in line)  # the published count folds ASCII alone
    for sentence in re.finditer(r"[^.!?\n]+", lower):
        yield [(m.group(), sentence.start() + m.start(), sentence.start() + m.end())
               for m in re.finditer(r"[a-z0-9\u0080-\U0010ffff]+", sentence.group())]


def chinese_sentences(line):
    import jieba
    jieba.setLogLevel(60)
    for sentence in re.finditer(r"[^。！？!?\n]+", line):
        words = []
        for run in re.finditer(r"[0-9A-Za-z]+|[\u3400-\ufeff]+", sentence.group()):
            at = sentence.start() + run.start()
            for word in jieba.cut(run.group(), HMM=False):
                if re.match(r"[0-9A-Za-z\u3400-\u9fff\uf900-\ufaff]", word):
                    words.append((word, at, at + len(word)))
                at += len(word)
        yield words


def character_hits(line, entries):
    """Plain text: every place where the entry's characters stand, within one sentence."""
    for sentence in re.finditer(r"[^。！？\n]+", line):
        text, base, found = sentence.group(), sentence.start(), []
        for category, kind, entry in entries:
            literal = entry.rstrip("*").replace(" ", "")
            at = text.find(literal)
            while at >= 0:
                begin = base + at
                found.append((category, Hit(begin, begin + len(literal), begin, begin + len(literal) - 1)))
                at = text.find(literal, at + 1)
        yield found


def pattern_hits(found, patterns, most):
    by_category = collections.defaultdict(list)
    for category, hit in found:
        by_category[category].append(hit)
    for name, first, second, distance in patterns:
        between = distance - 1 if most is None else most
        for a in by_category.get(first, ()):
            gaps = (b.first - a.last - 1 if b.first > a.last else a.first - b.last - 1 if a.first > b.last else -1
                    for b in by_category.get(second, ()))
            if any(0 <= gap <= between for gap in gaps):
                yield name, a


def slow_count(lines, entries, patterns, language):
    """Multiset of (document, category or pattern, begin, end)."""
    counted = collections.Counter()
    words = Words(entries, blanks=language == "en")
    for number, line in enumerate(lines):
        if language == "zh-text":
            sentences = character_hits(line, entries)
        else:
            cut = english_sentences if language == "en" else chinese_sentences
            sentences = (list(words.find(sentence)) for sentence in cut(line))
        for found in sentences:
            for category, hit in found:
                counted[number, category, hit.begin, hit.end] += 1
            for name, hit in pattern_hits(found, patterns, 10 if language == "zh-text" else None):
                counted[number, name, hit.begin, hit.end] += 1
    return counted


def topos_count(lines, folder, language, topos):
    mode = {"en": "forms", "zh": "word as segmented", "zh-text": "text"}[language]
    with tempfile.TemporaryDirectory() as scratch:
        rules = pathlib.Path(scratch) / "peers.topos"
        rules.write_text(peer_rules.rule_file(folder, language[:2], mode), encoding="utf-8")
        documents = "".join(json.dumps({"id": str(i), "text": line}, ensure_ascii=False) + "\n"
                            for i, line in enumerate(lines))
        result = subprocess.run([topos, "code", "--stream", "--rules", str(rules), "--language", language[:2]],
                                input=documents.encode(), stdout=subprocess.PIPE, check=True)
    counted = collections.Counter()
    for row in map(json.loads, result.stdout.decode().splitlines()):
        assert lines[int(row["document"])][row["begin"]:row["end"]] == row["text"], row
        counted[int(row["document"]), row["code"], row["begin"], row["end"]] += 1
    return counted


APOSTROPHES = "'’"
JOINERS = "._,:;·"


def causes_at(line, begin, end):
    """What at a hit's own edges makes the two kinds of words differ."""
    before, after = line[max(0, begin - 1):begin], line[end:end + 1]
    inside = line[begin:end]
    if any(c in APOSTROPHES for c in before + after) or any(c in APOSTROPHES for c in inside):
        return "apostrophe: one word under UAX #29, two in the slow count"
    if any(c > "\x7f" for c in before + after + inside):
        return "character above ASCII: part of the word in the slow count (dashes, curly quotes, accents)"
    if any(c and c in JOINERS for c in before + after):
        return "full stop, comma, colon or underline between letters or digits: one word under UAX #29"
    if re.search(r"[.!?]", inside):
        return "sentence end inside a phrase: the slow count ends a sentence at every . ! ?"
    return None


def english_cause(line, row, _, __):
    name, begin, end = row
    cause = causes_at(line, begin, end)
    if cause or name.startswith("c"):
        return cause
    around = line[max(0, begin - 90):end + 90]
    if re.search(r"[.!?]", around):
        return "pattern: a full stop that ends a sentence on one side only (abbreviations, quotations)"
    if re.search(f"[{APOSTROPHES}{JOINERS}\u0080-\uffff]", around):
        return "pattern: another number of words between, by one of the differences above"
    return None


def rare(text):
    """Characters outside of GB 2312: traditional, variant or rare ones, which Topos folds and jieba does not."""
    return any(c > "\x7f" and not c.encode("gb2312", "ignore") for c in text)


def chinese_cause(line, row, other_ends, known):
    name, begin, end = row
    inside = line[begin:end]
    run = re.search(r"[\u3400-\u9fff]*$", line[:begin]).group() + inside + \
        re.match(r"[\u3400-\u9fff]*", line[end:]).group()
    if other_ends:
        return "glob: a hit runs to the end of the word here, the slow count's to the end of the letters given"
    if re.search(r"[\u2010-\u2027\u3000-\u303f\uff00-\uffef \n]", inside):
        return "phrase across punctuation or a blank: words are counted, punctuation is not"
    if rare(inside) or not any(inside.startswith(entry) for entry in known):
        return "traditional or variant characters: one word with the simplified form here"
    if rare(run):
        return "traditional or variant characters beside it: the run is cut as its simplified form here"
    if name.startswith("p"):
        return "pattern: blanks are no characters here, or a sentence end or hit is on one side only"
    if inside in known:
        return "cut differently: spellings of one word share an entry of the segmenter's dictionary here"
    return None


def compare(slow, fast, lines, language, entries):
    kinds = collections.defaultdict(lambda: [0, 0, []])
    ends = {(key[0], key[1], key[2], side): key[3] for side, counted in enumerate((slow, fast)) for key in counted
            if slow[key] != fast[key]}
    known = {entry.rstrip("*").replace(" ", "") for _, _, entry in entries}
    explain = english_cause if language == "en" else chinese_cause
    for key in slow.keys() | fast.keys():
        difference = fast[key] - slow[key]
        if not difference:
            continue
        if slow[key] > 1 and fast[key] == 1:
            cause = "two entries of one category on the same words: one coding, counted twice in the slow count"
        else:
            other_ends = (*key[:3], int(difference < 0)) in ends
            cause = explain(lines[key[0]], key[1:], other_ends, known) or "not explained"
        kinds[cause][difference > 0] += abs(difference)
        kinds[cause][2].append(key)
    return kinds


def total(counted, letter):
    return sum(n for key, n in counted.items() if key[1].startswith(letter))


def compare_language(given, language):
    """Prints both counts and every kind of difference; true if all are explained."""
    name = language[:2]
    path = sorted(given.text.glob(f"{name}*.txt"))[0]
    lines = path.read_bytes().decode("utf-8").rstrip("\n").split("\n")[:given.documents]
    folder = given.rules / name
    entries, patterns = load(folder)
    slow = slow_count(lines, entries, patterns, language)
    fast = topos_count(lines, folder, language, given.topos)
    print(f"{language + ': ' + path.name:96}{'slow count':>11}{'Topos':>11}")
    for label, letter in (("lexicon hits", "c"), ("pattern hits", "p")):
        print(f"{label:96}{total(slow, letter):11,}{total(fast, letter):11,}")
    kinds = compare(slow, fast, lines, language, entries)
    print(f"{'difference':96}{'only slow':>11}{'only Topos':>11}")
    for cause, (only_slow, only_fast, keys) in sorted(kinds.items(), key=lambda kind: -kind[1][0] - kind[1][1]):
        print(f"  {cause:94}{only_slow:11,}{only_fast:11,}")
        for number, code, begin, end in sorted(keys)[:given.show]:
            line = lines[number]
            print(f"      {number}:{begin} {code} {line[max(0, begin - 40):begin]}⟦{line[begin:end]}⟧{line[end:end + 40]}")
    print()
    return "not explained" not in kinds


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--text", type=pathlib.Path, required=True)
    arguments.add_argument("--rules", type=pathlib.Path, required=True)
    arguments.add_argument("--language", choices=["en", "zh", "zh-text"], action="append")
    arguments.add_argument("--topos", default="build/release/bin/topos")
    arguments.add_argument("--documents", type=int, help="only the first N documents")
    arguments.add_argument("--show", type=int, default=0, help="so many examples of each difference")
    given = arguments.parse_args()
    explained = [compare_language(given, language) for language in given.language or ("en", "zh", "zh-text")]
    return 0 if all(explained) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Jobs that the comparison times: texts put into documents, rules written, programs run and measured."""
import json
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = 2500  # bytes, about


def pieces(text):
    """Lines put together to about DOCUMENT bytes each."""
    piece, size = [], 0
    for line in text.splitlines(keepends=True):
        piece.append(line)
        size += len(line.encode())
        if size >= DOCUMENT:
            yield "".join(piece)
            piece, size = [], 0
    if piece:
        yield "".join(piece)


def bundled_text(language):
    folder = ROOT / "corpora/digital-labour/texts"
    return "".join(path.read_text(encoding="utf-8") + "\n" for path in sorted(folder.glob(f"*/{language}/*.txt")))


class Corpus:
    """The same text as plain lines (for programs that read those) and as JSON Lines, repeated."""

    def __init__(self, language, text, repeat, folder):
        self.language = language
        documents = list(pieces(text))
        self.bytes = sum(len(piece.encode()) for piece in documents) * repeat
        self.lines = folder / f"{language}.txt"
        self.records = folder / f"{language}.jsonl"
        with self.lines.open("w", encoding="utf-8") as lines, self.records.open("w", encoding="utf-8") as records:
            for round_ in range(repeat):
                for number, piece in enumerate(documents):
                    lines.write(piece if piece.endswith("\n") else piece + "\n")
                    record = {"id": f"{round_}-{number}", "text": piece}
                    records.write(json.dumps(record, ensure_ascii=False) + "\n")


def on_cores(count, first=0):
    """Keyword arguments for a process that may use so many processor cores, from one of them on."""
    cores = sorted(os.sched_getaffinity(0))
    chosen = {cores[(first + i) % len(cores)] for i in range(count)}
    return {"preexec_fn": lambda: os.sched_setaffinity(0, chosen)}


class Measured:
    """A command, run several times: the median of its seconds, its peak memory, the last output."""

    def __init__(self, command, runs, **how):
        seconds, self.memory = [], 0
        for _ in range(runs):
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)
            self.output, errors = process.communicate()
            seconds.append(time.perf_counter() - started)
            if process.returncode not in (0, 1):
                raise SystemExit(f"{' '.join(map(str, command))}\n{errors.decode(errors='replace')}")
        self.seconds = statistics.median(seconds)


def at_once(command, copies):
    """Seconds until all of some copies of a command have ended that run at the same time, each on its own core."""
    started = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [subprocess.Popen(command, **quiet, **on_cores(1, copy)) for copy in range(copies)]
    for process in running:
        process.wait()
    return time.perf_counter() - started


def with_peak_memory(command):
    """Peak resident memory in MB of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / 1000


class Topos:
    def __init__(self, program, scratch):
        self.program, self.scratch = str(program), scratch

    def command(self, job, corpus, rules, threads):
        common = [str(corpus.records), "--rules", str(rules), "--language", corpus.language, "--threads", str(threads)]
        if job == "counted":
            return [self.program, "count", *common, "--by", "rule", "--format", "csv"]
        out = self.scratch / "out"
        return [self.program, "code", *common, "--out", str(out), "--replace", "--quiet", "--export", "jsonl"]

    def run(self, job, corpus, rules, threads=1, runs=3):
        """On as many cores as threads."""
        if job == "written":
            shutil.rmtree(self.scratch / "out", ignore_errors=True)
        return Measured(self.command(job, corpus, rules, threads), runs, **on_cores(threads))

    def counts(self, corpus, rules):
        """Hits of lexicons and of patterns, by the rules of peer_rules.py."""
        rows = self.run("counted", corpus, rules, runs=1).output.decode().splitlines()[1:]
        hits = patterns = 0
        for row in rows:
            name, segments = row.split(",")[:2]
            if re.match(r"[Pp]\d+_hit$", name):
                patterns += int(segments)
            elif name.endswith("_hit"):
                hits += int(segments)
        return hits, patterns


class Prototype:
    """The one-file prototype: built once, then run in one of its modes."""

    def __init__(self, source, folder):
        self.program = folder / "prototype"
        self.dictionary = folder / "dictionary.txt"
        if not self.program.exists():
            subprocess.run(["g++", "-O3", "-march=native", "-std=c++20", str(source), "-I/usr/include/hs", "-lhs",
                            "-lstemmer", "-lpthread", "-o", str(self.program)], check=True)
        if not self.dictionary.exists():
            import jieba
            self.dictionary.write_bytes((pathlib.Path(jieba.__file__).parent / "dict.txt").read_bytes())

    def run(self, mode, corpus, rules, threads=1, runs=3):
        """Megabytes a second, hits, pattern hits: as the prototype prints them."""
        command = [str(self.program), str(corpus.lines), str(rules), mode, str(threads), str(runs), str(self.dictionary)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True, **on_cores(threads)).stdout
        speed = float(re.search(r"([\d.]+) MB/s", printed).group(1))
        return speed, int(re.search(r" hits=(\d+)", printed).group(1)), int(re.search(r"pattern_hits=(\d+)", printed).group(1))


def more_entries(rules, language, count):
    """The rule file with so many entries more that no text has: equal hits, a larger lexicon."""
    chance = random.Random(11)
    letters = "bcdfghjklmnpqrstvwxz" if language == "en" else "龘靐齉爩麤灪鱻龖厵滟虋纞"
    # A word of the rule file's own alphabet, but of no language: consonants alone, rare characters.
    words = {"".join(chance.choice(letters) for _ in range(7 if language == "en" else 4)) for _ in range(count)}
    lines = rules.read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(f"  {language}: "))
    lines[at:at] = [f"  {language}: {word}" for word in sorted(words)]
    return "\n".join(lines)

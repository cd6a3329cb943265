#!/usr/bin/env python3
"""Topos beside a prototype without product features, and beside other programs: one table, ratios taken in one run.

    ./run bench compare [--peers DIR] [--texts DIR] [--repeat N] [--threads N] [--runs N] [--row NAME ...]

DIR of peers holds proto.cpp and rules/{en,zh}/lexicon.tsv, patterns.tsv (1,000 entries, 50 patterns); DIR of texts holds
en*.txt and zh*.txt. Without them the text is the bundled corpus, and only rows that need no prototype are shown.
Counts are compared before any speed is shown: Topos counts words by UAX #29 and may differ by up to one in a hundred
(`./run bench counts` names each difference). `counted`: hits are counted, as the prototype does; `written`: every coding
goes to the store and to a JSON Lines file. Speeds are MB of UTF-8 text a second of the whole process, which is kept to as
many cores as it has threads; the prototype's leave out reading its file.
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

import jobs
import peer_rules

BARS = {"english-inflections": (0.5, 0.9), "english-forms": (0.5, 1.0), "chinese-word": (0.6, 1.0),
        "chinese-every-token": (1.0, 2.0), "chinese-text": (0.5, 1.0)}
MODES = {"english-inflections": ("en", "inflections", "stem2"), "english-forms": ("en", "forms", "intern2"),
         "chinese-word": ("zh", "word as segmented", "zexact"), "chinese-every-token": ("zh", "word as segmented", "zseg"),
         "chinese-text": ("zh", "text", "zhs")}
OTHER_ROWS = ("pack", "threads", "memory", "entries", "start", "peers")
# A token test that no word passes: to answer it every token must be known.
EVERY_TOKEN = "code every_token\nend\nrule every_token: code every_token\n  find [norm = /zzzz.*/]\nend\n"


class Comparison:
    def __init__(self, given, scratch):
        self.given, self.scratch = given, scratch
        self.topos = jobs.Topos(given.topos, scratch)
        self.failed = []
        self.corpora, self.rules = {}, {}
        cache = pathlib.Path(given.cache)
        cache.mkdir(parents=True, exist_ok=True)
        self.prototype = jobs.Prototype(given.peers / "proto.cpp", cache) if given.peers else None

    def corpus(self, language, repeat=None):
        repeat = repeat or self.given.repeat
        key = (language, repeat)
        if key not in self.corpora:
            if self.given.texts:
                text = "".join(path.read_text(encoding="utf-8") for path in sorted(self.given.texts.glob(f"{language}*.txt")))
            else:
                text = jobs.bundled_text(language)
                repeat = max(repeat, 60_000_000 // len(text.encode()))
            folder = self.scratch / f"{language}-{repeat}"
            folder.mkdir(exist_ok=True)
            self.corpora[key] = jobs.Corpus(language, text, repeat, folder)
        return self.corpora[key]

    def rule_file(self, language, mode, more=""):
        key = f"{language}-{mode.replace(' ', '-')}{'-more' if more else ''}.topos"
        path = self.scratch / key
        if not path.exists():
            path.write_text(peer_rules.rule_file(self.given.peers / "rules" / language, language, mode) + more, encoding="utf-8")
        return path

    # -- rows

    def against_prototype(self, row):
        language, mode, prototype_mode = MODES[row]
        corpus = self.corpus(language)
        rules = self.rule_file(language, mode, EVERY_TOKEN if row == "chinese-every-token" else "")
        speed, hits, patterns = self.prototype.run(prototype_mode, corpus, self.given.peers / "rules" / language,
                                                   self.given.threads, self.given.runs)
        self.check_counts(row, self.topos.counts(corpus, rules), (hits, patterns), mode)
        size = corpus.bytes / 1e6
        counted = size / self.topos.run("counted", corpus, rules, self.given.threads, self.given.runs).seconds
        written = size / self.topos.run("written", corpus, rules, self.given.threads, self.given.runs).seconds
        bar, stretch = BARS[row]
        self.show(row, f"counted {counted:.0f}, written {written:.0f} MB/s; prototype {prototype_mode} {speed:.0f} MB/s",
                  counted / speed, bar, f"stretch {stretch}; written {written / counted:.2f} of counted, bar 0.67")

    def check_counts(self, row, ours, theirs, mode):
        # Stems fold more than forms: the prototype's lexicon is stemmed by another stemmer's rules, patterns then differ.
        allowed = 0.1 if mode == "inflections" else 0.02
        for what, a, b in zip(("hits", "pattern hits"), ours, theirs):
            if abs(a - b) > allowed * max(b, 1):
                self.failed.append(f"{row}: {a:,} {what}, the prototype has {b:,}")
        print(f"{row:22} {ours[0]:,} hits and {ours[1]:,} pattern hits; the prototype {theirs[0]:,} and {theirs[1]:,}")

    def pack(self):
        seconds = {}
        for name, rules in (("pack", jobs.ROOT / "rules/digital-labour"), ("1,000 entries", None)):
            seconds[name] = 0
            for language, mode in (("en", "inflections"), ("zh", "word as segmented")):
                file = rules or self.rule_file(language, mode)
                seconds[name] += self.topos.run("counted", self.corpus(language), file, runs=self.given.runs).seconds
        self.show("pack", f"bundled pack {seconds['pack']:.2f} s, 1,000 entries {seconds['1,000 entries']:.2f} s, both languages",
                  seconds["pack"] / seconds["1,000 entries"], 2.5, "stretch 1.5", at_most=True)

    def threads(self):
        corpus = self.corpus("en", 4 * self.given.repeat)  # long enough for the start not to count
        rules = self.rule_file("en", "forms") if self.prototype else jobs.ROOT / "rules/digital-labour"
        one = self.topos.run("counted", corpus, rules, 1, self.given.runs).seconds
        four = self.topos.run("counted", corpus, rules, 4, self.given.runs).seconds
        copies = jobs.at_once(self.topos.command("counted", corpus, rules, 1), 4)
        self.show("threads", f"one core {one:.2f} s, four {four:.2f} s; four runs side by side, one on each core, "
                  f"{copies:.2f} s: the machine gives {4 * one / copies:.1f} times one core", one / four, 3.3, "stretch 3.8")

    def memory(self):
        rules = self.rule_file("zh", "word as segmented") if self.prototype else jobs.ROOT / "rules/digital-labour"
        sizes = []
        for repeat in (1, self.given.repeat):
            corpus = self.corpus("zh", repeat)
            sizes.append(jobs.with_peak_memory(self.topos.command("written", corpus, rules, self.given.threads)))
        self.show("memory", f"{sizes[0]:.0f} MB for the text once, {sizes[1]:.0f} MB for it {self.given.repeat} times",
                  sizes[1], 150, "MB; stretch 80", at_most=True)

    def entries(self):
        for language, mode in (("en", "forms"), ("zh", "word as segmented")):
            corpus, few = self.corpus(language), self.rule_file(language, mode)
            many = self.scratch / f"many-{language}.topos"
            many.write_text(jobs.more_entries(few, language, 9000), encoding="utf-8")
            seconds = [self.topos.run("counted", corpus, rules, runs=self.given.runs).seconds for rules in (few, many)]
            self.show(f"entries ({language})", f"1,000 entries {seconds[0]:.2f} s, 10,000 entries {seconds[1]:.2f} s",
                      seconds[1] / seconds[0], 2.0, "stretch 1.3", at_most=True)

    def start(self):
        text = self.scratch / "one.txt"
        text.write_text("The app deactivated me. 平台直接封号。\n", encoding="utf-8")
        command = [str(self.given.topos), "count", str(text), "--rules", str(jobs.ROOT / "rules/digital-labour")]
        seconds = jobs.Measured(command, 5 * self.given.runs).seconds
        self.show("start", f"{1000 * seconds:.0f} ms to count two sentences by the bundled pack", 1000 * seconds, 100,
                  "ms; stretch 30", at_most=True)

    def peers(self):
        corpus = self.corpus("en", max(1, self.given.repeat // 5))
        size = corpus.bytes / 1e6
        rules = self.rule_file("en", "forms")
        ours = size / self.topos.run("counted", corpus, rules, runs=self.given.runs).seconds
        folder = self.given.peers / "rules/en"
        commands = {
            "ICU's word iterator": [self.given.icu, corpus.lines],
            "ripgrep -iw, 1,000 words": ["rg", "-iw", "--count-matches", "-j1", "-f", folder / "lit1000.txt", corpus.lines],
            "YARA, strings alone": ["yara", "-c", folder / "yara.yar", corpus.lines],
        }
        for name, command in commands.items():
            if command[0] is None or shutil.which(str(command[0])) is None:
                print(f"peers                  {name}: not installed")
                continue
            speed = size / jobs.Measured(list(map(str, command)), self.given.runs).seconds
            self.show("peers", f"{name} {speed:.1f} MB/s; Topos, words, phrases and patterns, {ours:.0f} MB/s", ours / speed)
        self.slow_peers(ours, folder)

    def slow_peers(self, ours, folder):
        """On a hundredth of the text, because they are that slow."""
        small = self.corpus("en", 1)
        sample = self.scratch / "sample.txt"
        sample.write_bytes(b"".join(small.lines.open("rb").readlines()[:2000]))
        size = sample.stat().st_size / 1e6
        if shutil.which("hfst-pmatch2fst") and (folder / "pmatch.txt").exists():
            compiled = self.scratch / "peers.pmatch"
            with (folder / "pmatch.txt").open("rb") as source:
                jobs.Measured(["hfst-pmatch2fst", "-o", str(compiled)], 1, stdin=source)
            with sample.open("rb") as source:
                speed = size / jobs.Measured(["hfst-pmatch", str(compiled)], 1, stdin=source).seconds
            self.show("peers", f"hfst-pmatch, lexicon alone {speed:.2f} MB/s", ours / speed)
        try:
            import nltk.tokenize
        except ImportError:
            print("peers                  NLTK: not installed")
            return
        import time
        text = sample.read_text(encoding="utf-8", errors="replace")
        started = time.perf_counter()
        nltk.tokenize.wordpunct_tokenize(text)
        self.show("peers", f"NLTK, words alone {size / (time.perf_counter() - started):.1f} MB/s",
                  ours * (time.perf_counter() - started) / size)

    def show(self, row, facts, ratio, bar=None, more="", at_most=False):
        verdict = ""
        if bar is not None:
            verdict = "reached" if (ratio <= bar if at_most else ratio >= bar) else "missed"
            verdict = f"{'at most' if at_most else 'at least'} {bar}: {verdict}"
        print(f"{row:22} {ratio:7.2f}  {verdict:24} {facts}{' (' + more + ')' if more else ''}", flush=True)

    def run(self):
        rows = self.given.row or [*MODES, *OTHER_ROWS]
        for row in rows:
            needs_peers = row in MODES or row in ("pack", "entries", "peers")
            if needs_peers and not self.prototype:
                print(f"{row:22} needs --peers DIR")
            elif row in MODES:
                self.against_prototype(row)
            else:
                getattr(self, row)()
        for failure in self.failed:
            print(f"counts differ: {failure}", file=sys.stderr)
        return 1 if self.failed else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--topos", type=pathlib.Path, required=True)
    arguments.add_argument("--icu", type=pathlib.Path)
    arguments.add_argument("--cache", default="build/bench")
    arguments.add_argument("--peers", type=pathlib.Path)
    arguments.add_argument("--texts", type=pathlib.Path)
    arguments.add_argument("--repeat", type=int, default=15)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--row", action="append", choices=[*MODES, *OTHER_ROWS])
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(Comparison(given, pathlib.Path(scratch)).run())


if __name__ == "__main__":
    main()

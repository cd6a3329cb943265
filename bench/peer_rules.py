#!/usr/bin/env python3
"""Turns the neutral rules that other systems were measured with into a Topos rule file.

    peer_rules.py FOLDER --language en|zh [--match MODE] > peers.topos

FOLDER holds lexicon.tsv (category, word|glob|phrase, entry) and patterns.tsv (pattern, category A, category B, N).
A category becomes a code with a lexicon and a rule that keeps every hit. A pattern becomes a rule that keeps every A
with a B at most N words apart in the same sentence, so that one A counts once however many B stand near it.

MODE is what a lexicon's `match` says: forms or inflections for English; word, "word as segmented" or text for Chinese.
With `text`, patterns count characters (at most 10 between) instead of words.
"""
import argparse
import csv
import pathlib

DEFAULT_MODE = {"en": "forms", "zh": "word as segmented"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def written(kind, entry):
    return f'"{entry}"' if kind == "phrase" else entry


def lexicon_block(name, entries, language, mode):
    lines = [f"code {name}", "end", f"lexicon {name}", f"  match {mode}"]
    lines += [f"  {language}: {written(kind, entry)}" for kind, entry in entries]
    lines += ["end", f"rule {name}_hit: code {name}", f"  find <{name}>", "  keep all", "end"]
    return lines


def pattern_block(name, first, second, distance, mode):
    near = "near 11 characters" if mode == "text" else f"near {distance}"
    return [f"code {name}", "end", f"rule {name}_hit: code {name}", f"  find first:<{first}>",
            f"  requires <{second}> {near} first", "  keep all", "end"]


def rule_file(folder, language, mode):
    categories = {}
    for category, kind, entry in rows(folder / "lexicon.tsv"):
        categories.setdefault(category, []).append((kind, entry))
    lines = [f"pack peers_{language} version 1.0 languages {language}", ""]
    for name, entries in categories.items():
        lines += lexicon_block(name, entries, language, mode)
    for name, first, second, distance in rows(folder / "patterns.tsv"):
        lines += pattern_block(name, first, second, distance, mode)
    return "\n".join(lines) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--language", choices=sorted(DEFAULT_MODE), required=True)
    arguments.add_argument("--match", dest="mode")
    given = arguments.parse_args()
    print(rule_file(given.folder, given.language, given.mode or DEFAULT_MODE[given.language]), end="")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The counts of an imported dictionary on whole texts, beside those of quanteda, and which tokens make the difference.

    quanteda_texts.py TOPOS DICTIONARY TEXTS COUNTS.csv

TEXTS holds NAME.txt for each row of COUNTS.csv: `doc`, then one column a category, `UPPER.LOWER` as the dictionary has them.
quanteda keeps `tax-free` and `#Jobs` whole, Topos (by UAX #29) does not. The second line counts again with `-` inside words
and `#` before words written as `_`, in texts and dictionary, which makes one word of them: what differs then has another cause.
"""
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def joined(text):
    return re.sub(r"#(?=\w)", "zz_", re.sub(r"(?<=\w)-(?=\w)", "_", text))


def joined_pack(pack):
    """Words only: names of codes and comments stay."""
    return "".join(line if line.startswith(("code", "#", "pack")) else re.sub(r"(?<=\w)-(?=\w)", "_", line)
                   for line in pack.splitlines(keepends=True))


def titles(pack):
    """Of each code, the names of the dictionary from top to bottom, joined by full stops."""
    known = {}
    for name, title in re.findall(r'^code (\S+) "(.*)"$', pack, re.MULTILINE):
        above = known[name.rsplit(".", 1)[0]] + "." if "." in name else ""
        known[name] = above + title
    return known


def counts(topos, pack_file, text_file, titles_of):
    table = run(topos, "count", text_file, "--rules", pack_file, "--language", "en", "--format", "csv")
    return {titles_of[row["code"]]: int(row["segments"]) for row in csv.DictReader(io.StringIO(table))}


def compare(topos, rows, pack, read, folder):
    pack_file = folder / "pack.topos"
    pack_file.write_text(pack, encoding="utf-8")
    cells, theirs, ours, differing = 0, 0, 0, []
    for row in rows:
        text_file = folder / (row["doc"] + ".txt")
        text_file.write_text(read(row["doc"]), encoding="utf-8", newline="")
        found = counts(topos, pack_file, text_file, titles(pack))
        for category, count in row.items():
            if category == "doc":
                continue
            cells, theirs, ours = cells + 1, theirs + int(count), ours + found.get(category, 0)
            if int(count) != found.get(category, 0):
                differing.append(f"  {row['doc']} {category}: quanteda {count}, Topos {found.get(category, 0)}")
    print(f"quanteda {theirs}, Topos {ours}, {len(differing)} of {cells} counts differ")
    return differing


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    topos, dictionary, texts, table = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        run(topos, "import", dictionary, "-o", folder / "imported.topos")
        pack = (folder / "imported.topos").read_text(encoding="utf-8")

        def read(name):
            return (texts / (name + ".txt")).read_text(encoding="utf-8")

        print("as they are: ", end="")
        compare(topos, rows, pack, read, folder)
        print("with `_`:    ", end="")
        for line in compare(topos, rows, joined_pack(pack), lambda name: joined(read(name)), folder):
            print(line)


main()

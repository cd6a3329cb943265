-- The store of one run: run.sqlite. Opens in R (DBI, RSQLite), pandas, DB Browser.
-- Offsets count Unicode code points of the decoded text of a document, half open.
-- Begin with the views: segments (one row per coding), segment_roles (one row per role of a coding).
-- Everything but the table `run` is the same whenever the same texts are coded by the same rules.

PRAGMA user_version = 2;  -- of this schema

-- The run itself: one row. Times and numbers of threads stand here and nowhere else.
CREATE TABLE run (
  id             INTEGER PRIMARY KEY,
  engine_version TEXT NOT NULL,
  command        TEXT NOT NULL,     -- as typed
  started        TEXT NOT NULL,     -- ISO 8601, UTC
  finished       TEXT,              -- null: still running, or killed
  status         TEXT NOT NULL,     -- running, finished, interrupted, failed
  options        TEXT NOT NULL,     -- JSON: what the results depend on
  threads        INTEGER NOT NULL   -- results never depend on it
);

CREATE TABLE plugins (
  id        TEXT PRIMARY KEY,
  version   TEXT NOT NULL,
  role      TEXT NOT NULL,          -- "language en", "reader text", "exporter csv"; several are joined by ", "
  resources TEXT NOT NULL           -- of languages: what their results depend on (dictionaries, Unicode)
);

CREATE TABLE packs (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  version TEXT NOT NULL
);

CREATE TABLE rule_files (
  id     INTEGER PRIMARY KEY,
  pack   INTEGER NOT NULL REFERENCES packs,
  name   TEXT NOT NULL,
  sha256 TEXT NOT NULL              -- of its bytes
);

-- The codebook.
CREATE TABLE codes (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,         -- dotted: mechanism.algorithmic_control
  title      TEXT NOT NULL,
  definition TEXT NOT NULL,         -- `means` of the rule file
  include    TEXT NOT NULL,         -- JSON array
  exclude    TEXT NOT NULL,         -- JSON array
  colour     TEXT NOT NULL          -- #rrggbb or empty
);

CREATE TABLE rules (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  code  INTEGER NOT NULL REFERENCES codes,
  pack  INTEGER NOT NULL REFERENCES packs,
  place TEXT NOT NULL               -- "labour.topos:14"
);

CREATE TABLE statuses  (id INTEGER PRIMARY KEY, name TEXT NOT NULL);  -- 0 is asserted
CREATE TABLE languages (id INTEGER PRIMARY KEY, name TEXT NOT NULL);  -- BCP 47
CREATE TABLE role_names (id INTEGER PRIMARY KEY, name TEXT NOT NULL); -- sorted by name

-- Every document that was coded, in the order of reading.
CREATE TABLE documents (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,        -- path in the folder given, or the record's id
  encoding    TEXT NOT NULL,        -- what it was decoded from
  sha256      TEXT NOT NULL,        -- of the decoded text as UTF-8, without byte order mark
  code_points INTEGER NOT NULL,
  words       INTEGER NOT NULL,
  sentences   INTEGER NOT NULL,
  paragraphs  INTEGER NOT NULL,
  metadata    TEXT NOT NULL         -- JSON object, in the order of the input
);

-- The same metadata, one row per value, for joins.
CREATE TABLE metadata (
  document INTEGER NOT NULL REFERENCES documents,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL
);

-- Every coding, in the order of results: document, begin, end, rule, roles.
CREATE TABLE codings (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents,
  rule       INTEGER NOT NULL REFERENCES rules,
  "begin"    INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  text       TEXT NOT NULL,         -- exactly that slice of the document
  status     INTEGER NOT NULL REFERENCES statuses,
  score      REAL NOT NULL,
  language   INTEGER NOT NULL REFERENCES languages,
  evidence   TEXT NOT NULL          -- JSON: [[entry, role or null, begin, end, "words"], …]; see segment_evidence
);

-- The roles of codings: who does what to whom.
CREATE TABLE roles (
  coding   INTEGER NOT NULL REFERENCES codings,
  position INTEGER NOT NULL,        -- order within the coding
  role     INTEGER NOT NULL REFERENCES role_names,
  "begin"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (coding, position)
) WITHOUT ROWID;

-- What codings rest on: the entries of lexicons, quoted words, tests and rules that matched, and the words that set a
-- status. Those that occur in codings.evidence.
CREATE TABLE entries (
  id    INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL,              -- lexicon, literal, test, any, rule, context (it set the status)
  name  TEXT NOT NULL,              -- of the lexicon, rule or status; else empty
  entry TEXT NOT NULL,              -- as written in the rule file
  place TEXT NOT NULL               -- "labour.topos:14"
);

-- For each code the segment that `topos summary` shows, with a little of its context: the first that is asserted, else
-- the first.
CREATE TABLE samples (
  code        INTEGER PRIMARY KEY REFERENCES codes,
  coding      INTEGER NOT NULL REFERENCES codings,
  left_text   TEXT NOT NULL,
  right_text  TEXT NOT NULL
);

-- Corpus rules whose condition holds, for all documents or for those with one value of a metadatum.
CREATE TABLE findings (
  rule      INTEGER NOT NULL REFERENCES rules,
  value     TEXT NOT NULL,          -- of the metadatum that the rule groups by; empty: all documents
  documents INTEGER NOT NULL,       -- in that group
  codings   INTEGER NOT NULL,       -- of what the rule counts
  PRIMARY KEY (rule, value)
) WITHOUT ROWID;

-- What went wrong without stopping the run.
CREATE TABLE warnings (
  source   TEXT NOT NULL,           -- reading, coding
  position INTEGER NOT NULL,        -- from 0, by source
  code     TEXT NOT NULL,           -- "T0404", as in docs/diagnostics
  place    TEXT NOT NULL,           -- the document
  message  TEXT NOT NULL,
  PRIMARY KEY (source, position)
) WITHOUT ROWID;

-- One row per role of a coding.
CREATE VIEW segment_roles AS
SELECT roles.coding AS segment, role_names.name AS role, roles."begin", roles."end", roles.text
FROM roles JOIN role_names ON role_names.id = roles.role;

-- One row per entry that matched; what set the status comes last.
CREATE VIEW segment_evidence AS
SELECT codings.id AS segment, entries.kind, entries.name, entries.entry, role_names.name AS role,
  json_extract(item.value, '$[2]') AS "begin", json_extract(item.value, '$[3]') AS "end",
  json_extract(item.value, '$[4]') AS text
FROM codings CROSS JOIN json_each(codings.evidence) AS item
JOIN entries ON entries.id = json_extract(item.value, '$[0]')
LEFT JOIN role_names ON role_names.id = json_extract(item.value, '$[1]');

-- The view `segments` has one column per role of the rules at hand (role_agent, role_patient, …), so the program adds it.

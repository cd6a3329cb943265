/* Topos plugin interface, version 1.1: the whole contract between Topos and a plugin, in C.
 *
 * A plugin is a shared library that exports one symbol, `topos_plugin_entry_v1`, a constant struct.
 * C++ authors use <topos/plugin.hpp>, which turns classes into these tables inside the plugin's own
 * binary, so that compiler, standard library and flags of plugin and host may differ. Beside the
 * library stands `plugin.yaml` (id, version, abi, interfaces), so that Topos can list plugins
 * without running code of theirs.
 *
 * Rules that hold everywhere
 *  - Texts are UTF-8, {data, size}, not terminated, and live at least until the call returns. The
 * receiver copies.
 *  - Nothing allocated on one side is freed on the other. Results go through sinks and arrays that
 * the host owns.
 *  - Every offset names its unit. Ranges are half open.
 *  - A call that can fail returns 0 for success, else fills `topos_failure`. No exception crosses
 * the border.
 *  - `struct_size` is sizeof the struct as its author knew it; nobody reads past it. Later minor
 * versions append.
 *  - A plugin is never unloaded.
 *  - Threads: [any thread] may be called at once from several threads; [one thread] at a time per
 * instance.
 */
#ifndef TOPOS_PLUGIN_H
#define TOPOS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TOPOS_PLUGIN_ABI_MAJOR 1u
#define TOPOS_PLUGIN_ABI_MINOR 1u

typedef struct topos_text {
    const char* data;
    size_t size; /* bytes */
} topos_text;

/* Owned by the caller of a function that may fail. `message` is UTF-8, terminated, a sentence for a
 * researcher. */
typedef struct topos_failure {
    int32_t code; /* 1: bad input, 2: bad option, 3: missing resource, 4: stopped by the sink, 5:
                     other, 6: the encoding of a text is not the one asked for or cannot be told, 7:
                     the input is no text at all */
    char message[1020];
} topos_failure;

typedef struct topos_option {
    topos_text name;
    topos_text value;
} topos_option;

typedef struct topos_options {
    const topos_option* items;
    size_t count;
} topos_options;

/* A place to write bytes to (a file, a pipe). Returns 0, or not 0 when nothing more can be written:
 * then stop. */
typedef struct topos_byte_sink {
    void* context;
    int32_t (*write)(void* context, const char* data, size_t size);
} topos_byte_sink;

/* A place to read bytes from. Returns how many bytes it put into `buffer`, 0 at the end, -1 on an
 * error that the host knows already: then return 4. */
typedef struct topos_byte_source {
    void* context;
    int64_t (*read)(void* context, char* buffer, size_t capacity);
} topos_byte_source;

/* ------------------------------------------------------------------ interface
 * "topos.language-backend/1" */

enum {
    TOPOS_LANGUAGE_STEM = 1u << 0,  /* analyse gives `stem`: inflections fold onto it */
    TOPOS_LANGUAGE_LEMMA = 1u << 1, /* analyse gives `lemma` */
    TOPOS_LANGUAGE_PART_OF_SPEECH = 1u
                                    << 2, /* analyse gives `part_of_speech` (from the form alone) */
    TOPOS_LANGUAGE_UNSPACED = 1u << 3, /* no blanks between words: entries are found as characters,
                                          then checked against segment boundaries */
    TOPOS_LANGUAGE_LOCAL_RUNS =
        1u << 4 /* segmentation of a run of letters between two non-letters depends on that
                   run alone, and a letter or one of “‘「『（《【 behind 。！？ (and ”’」』）》】
                   and then blanks that follow) begins a sentence, so the host may segment a part of
                   the text */
};

/* Filled by `segment`. `capacity` is at least the text's size in bytes + 1, for both arrays. */
typedef struct topos_segments {
    uint32_t* token_begin; /* byte offsets in the text given; a token is a word or a symbol such as
                              an emoji; blanks */
    uint32_t* token_end;   /* and punctuation are not tokens; ascending, not overlapping, at code
                              point borders */
    uint32_t* sentence_begin; /* byte offsets where sentences begin; ascending; the first is 0 if
                                 the text is not empty */
    size_t capacity;
    size_t token_count;    /* out */
    size_t sentence_count; /* out */
} topos_segments;

/* What a backend knows of one token by its text alone. An empty text means: not known. */
typedef struct topos_analysis {
    topos_text norm; /* as tokens are compared: case, width, script variants folded; never empty */
    topos_text stem;
    topos_text lemma;
    topos_text part_of_speech; /* Universal Dependencies tag, e.g. VERB */
} topos_analysis;

typedef struct topos_analysis_sink {
    void* context;
    void (*put)(void* context, size_t index,
                const topos_analysis* analysis); /* once per form, in any order */
} topos_analysis_sink;

typedef struct topos_language_backend {
    uint32_t struct_size;
    uint32_t capabilities; /* TOPOS_LANGUAGE_… */
    const char* language;  /* BCP 47, "en" */
    const char* const*
        scripts; /* ISO 15924 codes of the scripts it is chosen for, ended by null: {"Latn", 0} */
    const char* resources; /* what the results depend on, for provenance: "Snowball 2.2, UAX #29 of
                              Unicode 15.0" */

    /* An instance. `words`: words that the rules look for and that the segmenter shall know. [any
     * thread] */
    int32_t (*create)(const topos_options* options, const topos_text* words, size_t word_count,
                      void** instance, topos_failure* failure);
    void (*destroy)(void* instance);

    /* Words and sentences of one paragraph, in one call. A pure function of the text. [one thread]
     */
    int32_t (*segment)(void* instance, topos_text text, topos_segments* out,
                       topos_failure* failure);

    /* Folds and analyses tokens; called once for each distinct token. A pure function of each form.
     * [one thread] */
    int32_t (*analyse)(void* instance, const topos_text* forms, size_t count,
                       const topos_analysis_sink* sink, topos_failure* failure);

    /* Folds running text (not one token) code point by code point for finding entries as
     * characters. UNSPACED only, else null. For each code point of the text one folded code point;
     * 0 drops it. `capacity` >= the text's bytes. Returns how many code points. A pure function of
     * each code point. [any thread] */
    size_t (*fold_characters)(void* instance, topos_text text, uint32_t* folded, size_t capacity);
} topos_language_backend;

/* ------------------------------------------------------------------ interface "topos.reader/1" */

typedef struct topos_metadatum {
    topos_text name;
    topos_text value;
} topos_metadatum;

typedef struct topos_document {
    topos_text id;   /* empty: the host names it after the file */
    topos_text text; /* the whole decoded text; offsets of codings count its code points */
    const topos_metadatum* metadata;
    size_t metadata_count;
    topos_text encoding; /* what it was decoded from, e.g. "GB18030" */
} topos_document;

typedef struct topos_document_sink {
    void* context;
    int32_t (*put)(void* context, const topos_document* document); /* not 0: stop, return 4 */
    void (*warn)(void* context, uint64_t line,
                 topos_text message); /* a record that was left out; the rest goes on */
} topos_document_sink;

typedef struct topos_reader {
    uint32_t struct_size;
    const char* format;            /* "text", "jsonl", "csv" */
    const char* const* extensions; /* lower case, with dot, ended by null: {".txt", ".md", 0} */
    const char* const* options;    /* names of the options it takes, ended by null */
    const char* help;              /* what each option does, for `topos plugins` */
    /* Reads one input to its end. Documents leave in their order. [any thread] */
    int32_t (*read)(const topos_byte_source* source, topos_text file_name,
                    const topos_options* options, const topos_document_sink* sink,
                    topos_failure* failure);
} topos_reader;

/* ------------------------------------------------------------------ interface "topos.exporter/1"
 */

typedef struct topos_role {
    topos_text name;
    uint64_t begin; /* code points of the document's text */
    uint64_t end;
    topos_text text;
} topos_role;

typedef struct topos_coding {
    uint32_t struct_size;
    topos_text document;
    topos_text code;
    topos_text rule;
    topos_text pack;
    topos_text version; /* of the pack */
    uint64_t begin;     /* code points of the document's decoded text, half open */
    uint64_t end;
    topos_text text; /* exactly that slice */
    topos_text status;
    double score;
    topos_text language;
    const topos_role* roles; /* sorted by begin, then name */
    size_t role_count;
} topos_coding;

/* Since 1.1. One entry of the rules that matched: what a coding rests on. */
typedef struct topos_evidence {
    topos_text kind;  /* "lexicon", "literal" (quoted words in a pattern), "test" (`[...]`), "any",
                         "rule" (found by another rule), "context" (it set the status) */
    topos_text name;  /* of the lexicon, rule or status; else empty */
    topos_text entry; /* as written in the rule file: `deactivate`, `"cut off"`, `ban*` */
    topos_text role;  /* that the words belong to; empty: none */
    uint64_t begin;   /* code points of the document's decoded text, half open */
    uint64_t end;
    topos_text text; /* exactly that slice */
} topos_evidence;

/* Since 1.1. The evidence of one coding: words in their order, what set the status comes last. */
typedef struct topos_coding_evidence {
    const topos_evidence* items;
    size_t count;
} topos_coding_evidence;

/* What a file of codings is about, known before the first coding. */
typedef struct topos_export {
    uint32_t struct_size;
    const topos_text* roles; /* every role name that a coding may have, sorted */
    size_t role_count;
} topos_export;

typedef struct topos_exporter {
    uint32_t struct_size;
    const char* format;    /* "jsonl", "csv" */
    const char* extension; /* ".jsonl" */
    const char* const* options;
    const char* help;
    /* The file is: begin, any number of codings in their order, end. Each is a pure function of its
     * arguments, so that the host formats batches on several threads. [any thread] */
    int32_t (*begin)(const topos_export* about, const topos_options* options,
                     const topos_byte_sink* out, topos_failure* failure);
    int32_t (*codings)(const topos_export* about, const topos_options* options,
                       const topos_coding* codings, size_t count, const topos_byte_sink* out,
                       topos_failure* failure);
    int32_t (*end)(const topos_export* about, const topos_options* options,
                   const topos_byte_sink* out, topos_failure* failure);
    /* Since 1.1; may be null. Called in place of `codings`; `evidence` has one item per coding. */
    int32_t (*codings_with_evidence)(const topos_export* about, const topos_options* options,
                                     const topos_coding* codings,
                                     const topos_coding_evidence* evidence, size_t count,
                                     const topos_byte_sink* out, topos_failure* failure);
} topos_exporter;

/* ------------------------------------------------------------------ the entry */

typedef struct topos_host {
    uint32_t struct_size;
    const char* version;          /* of Topos */
    const char* plugin_directory; /* where the plugin's library lies: its resources are beside it */
} topos_host;

typedef struct topos_interface {
    const char* id;    /* "topos.language-backend/1", "topos.reader/1", "topos.exporter/1" */
    const void* table; /* topos_language_backend, topos_reader, topos_exporter */
} topos_interface;

typedef struct topos_plugin_entry {
    uint32_t struct_size;
    uint32_t abi_major; /* another major or a newer minor than the host's is refused */
    uint32_t abi_minor;
    const char* id;      /* "org.topos.english" */
    const char* version; /* "0.1.0" */
    const char*
        licence; /* SPDX: "Apache-2.0"; say so if a library under another licence comes with it */
    const char* built_with; /* compiler and SDK, for messages */
    const topos_interface* interfaces;
    size_t interface_count;
    int32_t (*start)(const topos_host* host,
                     topos_failure* failure); /* once, before any other call; may be null */
} topos_plugin_entry;

#if defined(_WIN32)
#define TOPOS_PLUGIN_EXPORT __declspec(dllexport)
#else
#define TOPOS_PLUGIN_EXPORT __attribute__((visibility("default")))
#endif

/* The only exported symbol of a plugin. */
extern TOPOS_PLUGIN_EXPORT const topos_plugin_entry topos_plugin_entry_v1;

#ifdef __cplusplus
}
#endif
#endif

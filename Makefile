# lede: small, fast command-line tools that read the news.
#
#   make demo     get the dependencies, build, show what it does on a sample
#   make check    the same set-up, then every test
#   make          build/lede, build/liblede.a, build/liblede.so
#
# CFLAGS, CC, PREFIX and DESTDIR are the user's; BUILD is where everything goes.

VERSION = 0.1.0
BUILD   = build
PREFIX  = /usr/local
CC      = cc
CFLAGS  = -O2 -g

DEPS       = libutf8proc libcjson zlib
# -ffp-contract=off: the same results on machines with and without fused multiply-add
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -fPIC -ffp-contract=off -pthread \
             -MMD -MP -I. -Ianalysis -I$(BUILD)/gen $(shell pkg-config --cflags $(DEPS)) $(CFLAGS)
LDLIBS     = $(shell pkg-config --libs $(DEPS)) -lstemmer -lm -pthread

GEN      = $(BUILD)/gen
TABLES   = $(sort $(wildcard lexicons/names/*.tsv lexicons/words/*.tsv))
STOPS    = $(sort $(wildcard lexicons/stopwords/*.tsv))
LANGS    = $(sort $(wildcard lexicons/languages/*.tsv))
DATES    = $(sort $(wildcard lexicons/dates/*.tsv))
GEN_HEAD = $(GEN)/lexicon_ids.h $(GEN)/abbreviations.h $(GEN)/dates_grammar.h $(GEN)/charsets_table.h \
           $(GEN)/towns_table.h $(GEN)/genders_table.h

# training is the program's alone: the library has no use for it
LIB_SRC  = $(sort $(filter-out analysis/train/%,$(wildcard analysis/*.c analysis/*/*.c analysis/*/*/*.c)))
TRAIN    = $(sort $(wildcard analysis/train/*.c))
CMD_SRC  = $(sort $(wildcard cmd/*.c))
LIB_OBJ  = $(LIB_SRC:%.c=$(BUILD)/%.o) $(GEN)/data.o
CMD_OBJ  = $(CMD_SRC:%.c=$(BUILD)/%.o) $(TRAIN:%.c=$(BUILD)/%.o)
BASE_OBJ = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard analysis/base/*.c)))
# the tables are packed with the tokenizer that will look names up in them
PACK_OBJ = $(BASE_OBJ) $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/language.c,$(sort $(wildcard analysis/text/*.c))))
UNIT     = $(patsubst tests/unit/%_test.c,$(BUILD)/tests/%_test,$(wildcard tests/unit/*_test.c))
FUZZ     = $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/fuzz/%_fuzz,$(wildcard tests/fuzz/*_fuzz.c))
MAN      = $(wildcard docs/*.1 docs/*.3)

.PHONY: all setup demo check check-extra golden bench eval model fuzz sanitize bundle install dist \
        format unicode html-tables model-clean clean
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/lede $(BUILD)/liblede.a $(BUILD)/liblede.so $(BUILD)/completions/lede.bash

$(BUILD)/lede: $(CMD_OBJ) $(BUILD)/liblede.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/liblede.a: $(LIB_OBJ)
	@echo '  ar    $@'
	@rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/liblede.so: $(LIB_OBJ) analysis/lede.map
	$(CC) $(LDFLAGS) -shared -Wl,-soname,liblede.so.0 -Wl,--version-script=analysis/lede.map \
	  -o $@ $(LIB_OBJ) $(LDLIBS)

$(BUILD)/%.o: %.c | $(GEN_HEAD)
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

# ---- data: readable tables in, read-only blocks out ----

$(GEN)/lexicon_ids.h: scripts/lexicon_ids.awk $(TABLES)
	@mkdir -p $(@D)
	@printf '%s\n' $(TABLES) | awk -f scripts/lexicon_ids.awk > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
	@touch $@

$(GEN)/abbreviations.h: scripts/abbreviations.awk lexicons/words/abbreviations.tsv
	@mkdir -p $(@D)
	awk -f scripts/abbreviations.awk lexicons/words/abbreviations.tsv > $@

$(GEN)/%_table.h: scripts/%.awk lexicons/linking/%.tsv
	@mkdir -p $(@D)
	@echo '  pack  $@'
	@LC_ALL=C awk -f $^ > $@

$(GEN)/dates_grammar.h: $(BUILD)/lexicons/pack_dates $(DATES)
	@mkdir -p $(@D)
	@echo '  pack  $@'
	@$< $@ $(DATES)

$(GEN)/charsets_table.h: $(BUILD)/lexicons/pack_charsets
	@mkdir -p $(@D)
	@echo '  pack  $@'
	@$< $@

$(GEN)/lexicon.bin: $(BUILD)/lexicons/pack lexicons/models/vectors.tsv $(TABLES) $(STOPS)
	@echo '  pack  $@'
	@$< $@ lexicons/models/vectors.tsv $(TABLES) -- $(STOPS)

$(GEN)/languages.bin: $(BUILD)/lexicons/pack_languages $(LANGS)
	@echo '  pack  $@'
	@$< $@ $(LANGS)

$(GEN)/data.o: lexicons/data.S $(GEN)/lexicon.bin $(GEN)/languages.bin \
               lexicons/models/entities.model
	$(CC) -I$(GEN) -Ilexicons/models -c -o $@ $<

$(BUILD)/lexicons/pack: $(BUILD)/lexicons/pack.o $(PACK_OBJ)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/lexicons/pack_languages: $(BUILD)/lexicons/pack_languages.o $(BASE_OBJ)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# made before the generated headers are: it must not wait for them
$(BUILD)/lexicons/pack_dates $(BUILD)/lexicons/pack_charsets: $(BUILD)/%: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $<

html-tables: # the HTML standard's names, from Python's library, and lexicons/html
	for part in numbers:tag_numbers elements:tags_table references:references_table \
	  hints:hints_table phrases:phrases_table; do \
	  python3 scripts/html_tables.py $${part%:*} > analysis/ingest/html/$${part#*:}.h || exit 1; \
	done

model-clean: # the weights of the reader of HTML; needs numpy
	python3 scripts/train_clean.py --build $(BUILD)

unicode: # Debian's unicode-data has the properties
	awk -f scripts/unicode.awk > analysis/text/uax29_table.h

# ---- for people ----

setup:
	sh packaging/dependencies.sh

demo: setup
	$(MAKE) all
	$(BUILD)/lede --date 2017-01-31 corpus/articles/trump-putin-call.txt
	$(BUILD)/lede analyze --date 2017-01-31 corpus/articles/trump-putin-call.txt

$(BUILD)/completions/lede.bash: $(BUILD)/packaging/completions
	@mkdir -p $(@D)
	$< bash > $@
	$< zsh > $(@D)/_lede
	$< fish > $(@D)/lede.fish

$(BUILD)/packaging/completions: $(BUILD)/packaging/completions.o \
                                $(filter-out $(BUILD)/cmd/main.o,$(CMD_OBJ)) $(BUILD)/liblede.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

install: all
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib/pkgconfig include share/man/man1 \
	  share/man/man3 share/bash-completion/completions share/zsh/site-functions \
	  share/fish/vendor_completions.d share/doc/lede)
	install -m 755 $(BUILD)/lede $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/liblede.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(BUILD)/liblede.so $(DESTDIR)$(PREFIX)/lib/liblede.so.0
	ln -sf liblede.so.0 $(DESTDIR)$(PREFIX)/lib/liblede.so
	install -m 644 analysis/lede.h $(DESTDIR)$(PREFIX)/include/
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' packaging/lede.pc.in \
	  > $(DESTDIR)$(PREFIX)/lib/pkgconfig/lede.pc
	install -m 644 $(filter %.1,$(MAN)) $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $(filter %.3,$(MAN)) $(DESTDIR)$(PREFIX)/share/man/man3/
	install -m 644 $(BUILD)/completions/lede.bash \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lede
	install -m 644 $(BUILD)/completions/_lede $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -m 644 $(BUILD)/completions/lede.fish \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/
	install -m 644 LICENSE README.md docs/document.schema.json docs/story.schema.json $(DESTDIR)$(PREFIX)/share/doc/lede/
	install -m 644 lexicons/README.md $(DESTDIR)$(PREFIX)/share/doc/lede/LEXICONS.md

bundle: $(BUILD)/lede
	sh packaging/bundle.sh $(BUILD) $(VERSION) $(CC)

dist:
	git archive --prefix=lede-$(VERSION)/ -o $(BUILD)/lede-$(VERSION).tar.gz HEAD

format:
	clang-format -i $(filter-out %_table.h,$(shell git ls-files '*.c' '*.h'))

# ---- tests and measurements ----

# Tests run the program's own results against what is expected; the last line is
# "N passed, N failed, N skipped".
check: setup
	$(MAKE) all tests
	sh tests/run.sh $(BUILD)

.PHONY: tests
tests: $(UNIT) $(BUILD)/tests/check_json $(BUILD)/packaging/launcher

$(BUILD)/tests/%_test: $(BUILD)/tests/unit/%_test.o $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lm $(TEST_LIBS)

# Debian's HTML5 parser is what the reader of HTML is held against
$(BUILD)/tests/html_test: TEST_LIBS = $(shell pkg-config --libs gumbo)

$(BUILD)/tests/check_json: $(BUILD)/tests/properties/check_json.o $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# rewrite what the golden transcripts expect from what the program does now
golden: all tests
	sh tests/golden/run.sh --redo $(BUILD)

$(BUILD)/packaging/launcher: packaging/launcher.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -static -o $@ $<

check-extra: all tests
	sh tests/run-extra.sh $(BUILD)

# The whole suite under AddressSanitizer and UndefinedBehaviorSanitizer. The programs that
# pack the tables run once and free nothing: leaks are looked for in the tests only.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 $(MAKE) BUILD=$(BUILD)/sanitize CFLAGS='-O1 -g -fno-omit-frame-pointer \
	  -fsanitize=address,undefined -fno-sanitize-recover=undefined' \
	  LDFLAGS='-fsanitize=address,undefined' all tests
	LEDE_SANITIZE=1 sh tests/run.sh $(BUILD)/sanitize

FUZZ_SECONDS = 30
fuzz: setup
	ASAN_OPTIONS=detect_leaks=0 $(MAKE) BUILD=$(BUILD)/fuzzing CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer \
	  -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined' \
	  LDFLAGS='-fsanitize=address,undefined' fuzz-targets
	sh tests/fuzz/run.sh $(BUILD)/fuzzing $(FUZZ_SECONDS)

.PHONY: fuzz-targets
fuzz-targets: $(FUZZ)

$(BUILD)/fuzz/%_fuzz: $(BUILD)/tests/fuzz/%_fuzz.o $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

bench: all
	sh tests/bench/run.sh $(BUILD)

# The entity model, from ../shared/data; OPEN=1 from openly licensed data alone.
model: all
	sh scripts/model.sh $(BUILD) $(OPEN)

eval: all
	sh tests/eval/run.sh $(BUILD)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

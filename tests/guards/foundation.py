"""The guards of what every phase uses: rows, clock, uploads, pictures, search, PDFs, words of the journal."""

from __future__ import annotations

from tests.guards.guard import SEATS, Guard

TESTS = "tests/foundation"
LOCKS, TASKS, UI, SEARCH = (f"{TESTS}/{part}" for part in ("locks", "tasks", "ui", "search"))
BOMBS = f"{UI}/test_bombs.py"
JOURNAL, CLOCK = f"{TESTS}/journal", f"{TESTS}/test_clock.py"


def _guard(tests: str, name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"foundation/{path}", old, new, (tests,))


ACTING, IN_FLIGHT = "locks/acting.py", "tests/test_in_flight.py"
ROWS, VERSIONS, FEW = "locks/rows.py", "locks/versions.py", "locks/few.py"
UPLOADS, PICTURES = "tasks/uploads.py", "ui/pictures.py"
APART, REMAKING = "apart/__init__.py", "ui/remaking.py"
PDF, TYPESETTING, DRAWN, KEEPING = "ui/pdf.py", "ui/typesetting.py", "ui/drawn.py", "ui/keeping.py"
STEMS, LIKENESS, WORDS, INDEX = "search/stems.py", "search/likeness.py", "search/words.py", "search/index.py"
LISTS = "ui/uploads.py"
SENTENCES = "journal/sentences.py"

GUARDS = [
    *(
        Guard(name, f"foundation/{ACTING}", old, "pass", (IN_FLIGHT,))
        for name, old in (
            ("who acts is read again", "stay(actor, verb)"),
            ("what it is done to is read again", "thing.refresh_from_db()"),
            (
                "a closed account does nothing more",
                'raise Refused(verb, _("This account is closed. Nothing was saved."))',
            ),
        )
    ),
    _guard(LOCKS, "afresh is inside a transaction", ROWS, "if not connection.in_atomic_block:", "if False:"),
    _guard(LOCKS, "only what was said is saved", ROWS, "row.save(update_fields=[*values])", "row.save()"),
    _guard(LOCKS, "nobody writes over another", VERSIONS, "if seen and seen != version:", "if False:"),
    _guard(SEATS, "taking is inside a transaction", FEW, "if not connection.in_atomic_block:", "if False:"),
    _guard(
        CLOCK, "nothing happened at a moment to come", "clock.py", "if moment > timezone.now():", "if False:"
    ),
    _guard(
        CLOCK,
        "received within a minute",
        "clock.py",
        "max(_received.get() or moment, moment - GRACE)",
        "_received.get() or moment",
    ),
    _guard(
        CLOCK,
        "not received before it came",
        "clock.py",
        "min(moment, max(_received.get() or moment, moment - GRACE))",
        "max(_received.get() or moment, moment - GRACE)",
    ),
    _guard(CLOCK, "the arrival is forgotten", "clock.py", "_received.reset(before)", "pass"),
    _guard(CLOCK, "the clock runs again afterwards", "clock.py", "_simulated.reset(before)", "pass"),
    _guard(
        TASKS,
        "a file goes when its task was not started",
        UPLOADS,
        "        yield name\n    except BaseException:\n        default_storage.delete(name)\n",
        "        yield name\n    except BaseException:\n",
    ),
    _guard(
        TASKS,
        "a file stays when its worker stops",
        UPLOADS,
        "    except Interrupted:\n        raise\n",
        "",
    ),
    _guard(
        TASKS,
        "a file goes when its task is refused",
        UPLOADS,
        "        raise\n    except BaseException:\n        default_storage.delete(name)\n",
        "        raise\n    except BaseException:\n",
    ),
    _guard(
        TASKS,
        "a file of a day ago goes",
        UPLOADS,
        "if default_storage.get_modified_time(path) < long_ago:",
        "if False:",
    ),
    _guard(
        UI,
        "where it was taken is left out",
        REMAKING,
        'plain.save(stream, "WEBP", quality=QUALITY)',
        'plain.save(stream, "WEBP", quality=QUALITY, exif=Image.open(sys.stdin.buffer).getexif())',
    ),
    _guard(UI, "a picture stands upright", REMAKING, "ImageOps.exif_transpose(small)", "small"),
    _guard(
        BOMBS,
        "giants are not decoded",
        REMAKING,
        "if pixels > MOST_PIXELS[kind]:",
        "if False:",
    ),
    _guard(
        UI,
        "a large file is no picture",
        PICTURES,
        "if (upload.size or 0) > LARGEST_MB * 1024 * 1024:",
        "if False:",
    ),
    _guard(UI, "other kinds are not read", REMAKING, ", formats=KINDS", ""),
    _guard(
        UI,
        "a picture has words",
        PICTURES,
        'if values.get("picture") and not values.get("picture_words"):',
        "if False:",
    ),
    _guard(
        BOMBS,
        "a picture takes no more memory",
        REMAKING,
        "    limit(seconds=CPU_SECONDS, DATA=MOST_BYTES)\n",
        "",
    ),
    Guard(
        "one that breaks keeps no other waiting",
        "foundation/tasks/schedule.py",
        "        except Exception:\n            logger",
        "        except ():\n            logger",
        ("tests/phases/plan/test_one_keeps_no_other_waiting.py",),
    ),
    _guard(BOMBS, "one picture at a time", APART, "with self._turn.mine():", "if True:"),
    _guard(BOMBS, "one of all processes", "apart/turns.py", "fcntl.lockf(self._file, fcntl.LOCK_EX)", "pass"),
    Guard(
        "a home is one",
        "foundation/homes.py",
        "if not isinstance(found, IPv6Address):",
        "if True:",
        (f"{TESTS}/test_homes.py",),
    ),
    _guard(BOMBS, "few wait for a turn", APART, "if not self.places.acquire(blocking=False):", "if False:"),
    Guard(
        "headings on paper skip no level",
        "foundation/ui/markdown.py",
        "        return len(self.above)\n",
        "        return level\n",
        (f"{TESTS}/ui/test_markdown.py", "tests/phases/learn/test_proceedings.py"),
    ),
    Guard(
        "a scene without an act is printed",
        "phases/design/pages/scripts.py",
        "    level = 1\n    for one in laid:\n",
        "    level = 2\n    for one in laid:\n",
        ("tests/phases/design/test_scripts.py",),
    ),
    Guard(
        "a heading of a play has words on paper",
        "phases/design/pages/scripts.py",
        '        elif is_readable(chain(*one["lines"])):\n',
        "        else:\n",
        ("tests/phases/design/test_scripts.py",),
    ),
    Guard(
        "a heading without words is none",
        "foundation/ui/markdown.py",
        'if token.type == "heading_open" and not is_readable(_runs(tokens[place + 1].children or []))',
        "if False",
        (f"{TESTS}/ui/test_markdown.py", "tests/phases/learn/test_proceedings.py"),
    ),
    _guard(UI, "a long text is not set", PDF, "if len(told) > most:", "if False:"),
    _guard(UI, "work apart ends", APART, "(left := end - time.monotonic()) > 0", "left := 1.0"),
    _guard(TASKS, "who stops the work ends the process too", APART, "                process.kill()\n", ""),
    _guard(
        TASKS,
        "parsing takes no more memory",
        "apart/parsing.py",
        "    limit(seconds=CPU_SECONDS, DATA=MOST_BYTES)\n",
        "",
    ),
    _guard(TASKS, "no word of a file is told", "apart/parsing.py", "type(error).__name__", "repr(error)"),
    _guard(
        TASKS,
        "a crash is said to be one",
        "tasks/parsed.py",
        "if -done.returncode in CRASHES:",
        "if False:",
    ),
    _guard(
        TASKS,
        "what takes too much is said",
        "tasks/parsed.py",
        "if done.returncode < 0 or done.returncode == TOO_MUCH:",
        "if False:",
    ),
    _guard(
        TASKS,
        "a refusal is told",
        "tasks/running.py",
        "except (Failed, Refused) as error:",
        "except Failed as error:",
    ),
    _guard(UI, "a template is Typst's", PDF, ' or path.suffix != ".typ"', ""),
    _guard(
        UI, "setting takes no more memory", TYPESETTING, "    limit(seconds=seconds, AS=MOST_BYTES)\n", ""
    ),
    _guard(
        UI,
        "a sign without a font is a box",
        TYPESETTING,
        "_compile(template, _without_unknown(data))",
        "_compile(template, data)",
    ),
    _guard(UI, "a PDF is for everyone", TYPESETTING, '                pdf_standards=["ua-1"],\n', ""),
    _guard(UI, "the mark can't be guessed", DRAWN, "secrets.token_hex(16)", "'of-the-reader'"),
    _guard(UI, "the mark stands once", DRAWN, "if len(parts) != 2:", "if False:"),
    _guard(UI, "a giant is no list", LISTS, "if file.size > most * 1024 * 1024:", "if False:"),
    _guard(UI, "a list has an end", LISTS, "if len(lines) > MOST_LINES:", "if False:"),
    _guard(
        UI,
        "no more lines are read than a list has",
        LISTS,
        "LINE_END.split(text, MOST_LINES)",
        "LINE_END.split(text)",
    ),
    _guard(UI, "no more faults are looked for than are told", LISTS, "islice(faults, MOST_FAULTS)", "faults"),
    _guard(UI, "what changes is not kept", KEEPING, "if not version:", "if False:"),
    _guard(UI, "what is kept is of one thing", KEEPING, ".{thing.pk}.", "."),
    _guard(UI, "what is kept is of one version", KEEPING, ".{version}.", "."),
    _guard(
        UI,
        "what was typed over another stays",
        "ui/seen.py",
        'self.data = dict(self.data.items()) | {"seen": overtaken.version}',
        "self.data = {}",
    ),
    _guard(SEARCH, "words that tell nothing find nothing", STEMS, "if _plain(word) not in COMMON", "if True"),
    _guard(SEARCH, "no more words than that", STEMS, "[:MOST_WORDS]", ""),
    _guard(SEARCH, "accents do not matter", STEMS, 'unicodedata.normalize("NFKD", word)', "word"),
    _guard(
        SEARCH,
        "without words nothing is alike",
        LIKENESS,
        "words = stems(text)\n    if not words:",
        "words = stems(text)\n    if False:",
    ),
    _guard(
        SEARCH,
        "the title counts for more",
        LIKENESS,
        'FIRST, OTHERS, MOST_RANKED = "4"',
        'FIRST, OTHERS, MOST_RANKED = "1"',
    ),
    _guard(
        SEARCH, "every word is there", WORDS, "for word in text.split():", "for word in text.split()[:1]:"
    ),
    _guard(SEARCH, "a changed text is found anew", INDEX, "BEGIN {remove} {add} END", "BEGIN {add} END"),
    _guard(
        JOURNAL,
        "a verb has words",
        SENTENCES,
        "if verb not in SENTENCES and verb not in UNTOLD:",
        "if False:",
    ),
    _guard(JOURNAL, "a verb has one sentence", SENTENCES, "    if verb in SENTENCES:\n", "    if False:\n"),
    _guard(
        JOURNAL,
        "who does not act in public is somebody",
        SENTENCES,
        'names.get(entry.actor) or translate("Somebody")',
        "names.get(entry.actor) or entry.actor",
    ),
]

package todo.api.query;

import java.util.List;
import java.util.Random;

/** Makes random queries, almost valid queries and noise; the same for the same seed. */
final class RandomQueries {

    private static final List<String> WORDS =
            List.of(
                    "milk", "Milk", "bread", "buy", "call", "ödön", "a", "10", "10:30", "e-mail",
                    "δρόμος", "Δρόμοσ", "ΔΡΌΜΟΣ", "straße", "Strasse", "cafe", "CAFÉ", "abc");

    private static final List<String> DATES =
            List.of(
                    "today",
                    "tomorrow",
                    "yesterday",
                    "this-week",
                    "next_week",
                    "last-month",
                    "this-year",
                    "Friday",
                    "sunday",
                    "2026-12-01",
                    "2026-11",
                    "2027",
                    "-7d",
                    "+2w",
                    "1m",
                    "-1y",
                    "0d");

    private static final List<String> TIMES =
            List.of(
                    "now",
                    "2h",
                    "-36h",
                    "2026-11-24T10:00",
                    "2026-11-24T23:30:00+02:00",
                    "2026-11-25t00:00z");

    private static final List<String> FRAGMENTS =
            List.of(
                    "(",
                    ")",
                    "-",
                    "or",
                    "OR",
                    "\"",
                    "“",
                    "”",
                    "\\",
                    "*",
                    "#",
                    "!",
                    ":",
                    "<",
                    ">",
                    "<=",
                    ">=",
                    "=",
                    "due",
                    "is:",
                    "no:",
                    "list:",
                    "foo:bar",
                    "http://x.org/a?b",
                    "'",
                    "''",
                    "&",
                    "|",
                    "<->",
                    "@@",
                    ";",
                    "--",
                    "/*",
                    "$1",
                    "?",
                    "%",
                    "📞",
                    "—",
                    "買い物",
                    "\u0000",
                    "\ud800",
                    "\udc00",
                    "\u0301",
                    "\u00a0",
                    "\u200d",
                    "\t",
                    "9999y",
                    "-9999y",
                    "0000",
                    "9999-12-31",
                    "0001-01-01",
                    "İ",
                    "ß",
                    "ﬁ");

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    /** Of the grammar. */
    String query() {
        return any(3);
    }

    /** Of everything: queries, their scraps, and characters by chance. */
    String noise() {
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append(term(1));
                case 1, 2 -> text.append(one(FRAGMENTS));
                case 3 -> text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                default -> text.append(random.nextBoolean() ? " " : one(WORDS));
            }
        }
        if (random.nextInt(500) == 0) {
            text.append(one(FRAGMENTS).repeat(random.nextInt(1200)));
        }
        return text.toString();
    }

    private String any(int depth) {
        var text = new StringBuilder(all(depth));
        while (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? " or " : " OR ").append(all(depth));
        }
        return text.toString();
    }

    private String all(int depth) {
        var text = new StringBuilder(signed(depth));
        while (random.nextInt(2) == 0) {
            text.append(' ').append(signed(depth));
        }
        return text.toString();
    }

    private String signed(int depth) {
        return (random.nextInt(4) == 0 ? "-" : "") + term(depth);
    }

    private String term(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 11)) {
            case 0, 1 -> one(WORDS);
            case 2 -> "\"" + one(WORDS) + " " + one(WORDS) + "\"";
            case 3 ->
                    one(
                            List.of(
                                    "mi*",
                                    "b*",
                                    "δρόμος*",
                                    "call",
                                    "📞",
                                    "?!",
                                    "C++",
                                    "買い",
                                    "\"buy mi\"*"));
            case 4 ->
                    one(
                            List.of(
                                    "#home",
                                    "#Home",
                                    "#\"home office\"",
                                    "tag:it's",
                                    "#φίλος",
                                    "#Φίλοσ",
                                    "#none"));
            case 5 ->
                    one(
                            List.of(
                                    "!high",
                                    "!Medium",
                                    "!LOW",
                                    "priority:high",
                                    "list:work",
                                    "list:\"Big house\"",
                                    "list:έργος",
                                    "list:none"));
            case 6 ->
                    one(
                            List.of(
                                    "is:open",
                                    "is:done",
                                    "is:pending",
                                    "is:in-progress",
                                    "is:overdue",
                                    "is:recurring",
                                    "is:all-day",
                                    "is:subtask",
                                    "status:in_progress"));
            case 7 ->
                    one(List.of("no:", "has:"))
                            + one(
                                    List.of(
                                            "due",
                                            "list",
                                            "tags",
                                            "reminder",
                                            "description",
                                            "recurrence",
                                            "parent",
                                            "subtasks"));
            case 8 -> "due" + one(List.of(":", "=", "<", "<=", ">", ">=")) + one(DATES);
            case 9 ->
                    one(List.of("created", "updated", "completed"))
                            + one(List.of(":", "<", "<=", ">", ">="))
                            + one(DATES);
            case 10 ->
                    one(List.of("due", "created", "completed"))
                            + one(List.of("<", "<=", ">", ">="))
                            + one(TIMES);
            default -> "(" + any(depth - 1) + ")";
        };
    }

    private String one(List<String> queries) {
        return queries.get(random.nextInt(queries.size()));
    }
}

package todo.api.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes random tasks that differ in every queried property; the same for the same seed. */
final class RandomTasks {

    private static final List<String> WORDS =
            List.of(
                    "milk",
                    "Milk",
                    "bread",
                    "buy",
                    "call",
                    "Ödön",
                    "a",
                    "10:30",
                    "e-mail",
                    "10",
                    "30",
                    "C++",
                    "callbox",
                    "don't",
                    "http://x.org/a",
                    "milk/bread",
                    "wow?!",
                    "📞",
                    "買い物",
                    "δρόμος",
                    "ΔΡΌΜΟΣ",
                    "Straße",
                    "STRASSE",
                    "cafe",
                    "café",
                    "ＡＢＣ",
                    "abc",
                    "buys");

    /** Near the ends of days in the zones that are asked for, and near now. */
    private static final Instant MIDDLE = Instant.parse("2026-11-24T10:30:00Z");

    private final Random random;

    RandomTasks(Random random) {
        this.random = random;
    }

    List<ReferenceTask> make(int count) {
        var made = new ArrayList<ReferenceTask>();
        var parents = IntStream.range(0, count).map(i -> i % 9 == 5 ? i - 1 : -1).toArray();
        for (var i = 0; i < count; i++) {
            var parent = parents[i] < 0 ? null : made.get(parents[i]).id();
            made.add(make(i, parent, i + 1 < count && parents[i + 1] == i));
        }
        return made;
    }

    private ReferenceTask make(int number, @Nullable UUID parent, boolean hasSubtasks) {
        var allDay = random.nextInt(3) == 0;
        var due = random.nextInt(4) == 0 ? null : time();
        var status = one(List.of("pending", "in_progress", "completed"));
        return new ReferenceTask(
                new UUID(random.nextLong(), random.nextLong()),
                words() + " n" + number,
                random.nextInt(3) == 0 ? null : random.nextInt(5) == 0 ? "" : words(),
                status,
                one(List.of("High", "Medium", "Low")),
                one(
                        List.of(
                                List.of(),
                                List.of("home"),
                                List.of("Home", "it's"),
                                List.of("ΦΊΛΟΣ", "home"),
                                List.of("φίλος"),
                                List.of("home office"))),
                due != null && allDay
                        ? due.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant()
                        : due,
                allDay,
                random.nextInt(3) == 0 ? "FREQ=DAILY" : null,
                random.nextInt(3) == 0 ? Integer.valueOf(30) : null,
                random.nextBoolean() ? null : one(List.of("Work", "Big house", "ΈΡΓΟΣ")),
                parent,
                hasSubtasks,
                time(),
                time(),
                status.equals("completed") ? time() : null);
    }

    private String words() {
        var text = new StringBuilder(one(WORDS));
        for (var i = random.nextInt(4); i > 0; i--) {
            text.append(' ').append(one(WORDS));
        }
        return text.toString();
    }

    private Instant time() {
        return switch (random.nextInt(5)) {
            case 0 -> MIDDLE;
            case 1 ->
                    MIDDLE.plus(random.nextInt(-72, 72), ChronoUnit.HOURS)
                            .truncatedTo(ChronoUnit.DAYS);
            case 2 -> MIDDLE.plus(random.nextInt(-800, 800), ChronoUnit.DAYS);
            case 3 -> MIDDLE.plus(random.nextInt(-2000, 2000), ChronoUnit.MINUTES);
            default -> MIDDLE.plus(random.nextInt(-72, 72), ChronoUnit.HOURS);
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

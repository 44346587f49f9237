package todo.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchFuzzTest {

    private static final long SEED = 20261124;

    @Test
    void any_input_parses_or_fails_at_a_character_within_it() {
        var queries = new RandomQueries(SEED);
        for (var i = 0; i < 100_000; i++) {
            var text = i % 2 == 0 ? queries.noise() : queries.query();
            try {
                compile(Search.typed(text));
            } catch (QuerySyntaxException fault) {
                if (!liesIn(fault, text)) {
                    throw broken(text, fault);
                }
            } catch (RuntimeException | StackOverflowError broken) {
                throw broken(text, broken);
            }
        }
    }

    private static boolean liesIn(QuerySyntaxException fault, String text) {
        return fault.position() >= 1
                && fault.position() <= text.codePointCount(0, text.length())
                && String.valueOf(fault.getMessage())
                        .matches("At character " + fault.position() + ": .*\\.");
    }

    @Test
    void a_parsed_query_survives_printing_and_parsing() {
        var queries = new RandomQueries(SEED);
        for (var i = 0; i < 20_000; i++) {
            var text = queries.query();
            var node = Search.typed(text).node();
            if (!Search.parse(QueryPrinter.print(node)).node().equals(node)) {
                throw broken(text, new AssertionError(QueryPrinter.print(node)));
            }
        }
    }

    private static AssertionError broken(String text, Throwable cause) {
        return new AssertionError("seed " + SEED + ": <" + text + ">", cause);
    }

    private static void compile(Search search) {
        var condition =
                search.condition(
                        new UUID(1, 2),
                        ZoneId.of("Pacific/Auckland"),
                        Instant.parse("2026-11-24T10:00:00Z"));
        var marks = condition.sql().chars().filter(character -> character == '?').count();
        assertThat(condition.parameters()).hasSize((int) marks);
    }
}

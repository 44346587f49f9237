package todo.api.chat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.database.Database;
import todo.failure.Failure;

/**
 * How many tokens of a language model each user may use a day, which begins at midnight UTC. All
 * replicas count together. A turn that has begun goes on beyond the limit. Safe for concurrent use.
 */
final class TokenBudget {

    private static final Logger log = LoggerFactory.getLogger(TokenBudget.class);

    private final Database database;
    private final Clock clock;
    private final int limit;

    /**
     * @param limit 0 for none
     */
    TokenBudget(Database database, Clock clock, int limit) {
        this.database = database;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * @return whether the user has used what they may use today
     */
    boolean isUsedUp(UUID owner) {
        return limit > 0
                && database.sql(
                                        "select tokens from chat_tokens where user_id = ? and day = ?::date")
                                .with(owner, today())
                                .first(row -> row.getLong("tokens"))
                                .orElse(0L)
                        >= limit;
    }

    void use(UUID owner, int tokens) {
        try {
            database.sql(
                            """
                            insert into chat_tokens as before (user_id, day, tokens)
                            values (?, ?::date, ?)
                            on conflict (user_id) do update set day = excluded.day,
                              tokens = excluded.tokens
                                + case when before.day = excluded.day then before.tokens else 0 end
                            """)
                    .with(owner, today(), tokens)
                    .update();
        } catch (Failure failure) {
            log.warn("{} tokens were not counted: {}", tokens, failure.detail());
        }
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }
}

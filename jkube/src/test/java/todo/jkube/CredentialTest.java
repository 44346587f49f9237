package todo.jkube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    @ParameterizedTest
    @EnumSource
    void is_recognised_in_a_line(Credential kind) {
        assertThat(Credential.in("{\"message\":\"GET /" + specimen(kind) + "?a=b 200\"}"))
                .containsExactly(kind);
    }

    private static String specimen(Credential kind) {
        return switch (kind) {
            case ACCESS_TOKEN -> base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + ".e30.c2lnbmVk";
            case REFRESH_TOKEN -> base64(new byte[52]);
            case PERSONAL_TOKEN -> "todo_" + base64(new byte[32]);
            case FEED_ADDRESS -> base64(new byte[32]);
            case PASSWORD_HASH -> "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
            case DATABASE_URL -> "postgresql://todo:secret@db:5432/todo";
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\":\"/api/tasks/01a21902-279c-76d0-8f11-6726a9d32fe5\",\"peer\":\"10.0.0.7\"}",
                "{\"message\":\"postgresql://db:5432/todo is away\",\"email\":\"one@example.org\"}",
                "{\"message\":\"no lock\\n------------------------------------------\\nSQL State\"}"
            })
    void is_not_seen_in_ordinary_lines(String line) {
        assertThat(Credential.in(line)).isEmpty();
    }
}

package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ada:p%40ss%2Fw+rd@db.example.org:5433/todo?sslmode=require",
                "postgres://ada:p%40ss%2Fw+rd@db.example.org:5433/todo?sslmode=require",
                "postgresql+asyncpg://ada:p%40ss%2Fw+rd@db.example.org:5433/todo?sslmode=require",
                "jdbc:postgresql://db.example.org:5433/todo?user=ada&password=p%40ss%2Fw+rd&sslmode=require",
            })
    void it_parses_libpq_uris_and_jdbc_urls(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.jdbc())
                .startsWith("jdbc:postgresql://db.example.org:5433/todo?")
                .contains("sslmode=require");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).isEqualTo("p@ss/w+rd");
    }

    @Test
    void every_call_has_a_timeout_that_the_url_can_override() {
        var url =
                DatabaseUrl.parse(
                        "postgresql://ada@localhost/todo?connect_timeout=10&channel_binding=require");

        assertThat(url.jdbc())
                .contains(
                        "socketTimeout=4",
                        "connectTimeout=10",
                        "channelBinding=require",
                        "tcpKeepAlive=true");
    }

    @Test
    void sslrootcert_system_verifies_the_host_name_as_libpq_does() {
        var url = DatabaseUrl.parse("postgresql://ada@localhost/todo?sslrootcert=system");

        assertThat(url.jdbc())
                .contains("sslmode=verify-full", "sslfactory=org.postgresql.ssl.DefaultJavaSSL")
                .doesNotContain("sslrootcert");
    }

    @Test
    void it_shows_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://ada:secret@localhost/todo").toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "mysql://ada@localhost/todo",
                "postgresql://localhost/todo",
                "postgresql://a:secret@"
            })
    void the_message_of_a_malformed_url_does_not_contain_it(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("has to ")
                .hasMessageNotContaining("secret");
    }
}

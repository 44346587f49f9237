package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u:p@h1:5432,h2:5433/todo | h1:5432,h2:5433",
                "u:p@h1,h2/todo?target_session_attrs=read-write | h1,h2",
                "u:p@h1,h2/todo?target_session_attrs=primary | h1,h2",
                "u:p@[::1]:5432,10.0.0.1/todo | [::1]:5432,10.0.0.1",
                "u:p@h1%2Ch2/todo | h1,h2",
                "u:p@/todo?host=h1,h2&port=5433 | h1:5433,h2:5433",
                "u:p@/todo?host=h1,h2&port=5432,5433 | h1:5432,h2:5433",
                "/?host=h1,h2&user=u&password=p&dbname=todo | h1,h2",
                "u:p@h1,h2/todo?targetServerType=primary | h1,h2",
            })
    void of_several_hosts_the_primary_is_wanted(String text, String hosts) {
        var url = DatabaseUrl.parse("postgresql://" + text);

        assertThat(url.jdbc())
                .startsWith("jdbc:postgresql://" + hosts + "/todo?")
                .contains("targetServerType=primary")
                .doesNotContain("target_session_attrs");
        assertThat(url.user()).isEqualTo("u");
        assertThat(url.password()).isEqualTo("p");
        assertThat(url.candidates())
                .extracting(jdbc -> jdbc.replaceAll("jdbc:postgresql://(.*)/todo.*", "$1"))
                .containsExactly(hosts.split(","));
    }

    @Test
    void one_host_may_be_read_only_unless_the_url_says_otherwise() {
        assertThat(DatabaseUrl.parse("postgresql://u@h1/todo").jdbc())
                .doesNotContain("targetServerType");
        assertThat(
                        DatabaseUrl.parse("postgresql://u@h1/todo?target_session_attrs=read-write")
                                .jdbc())
                .contains("targetServerType=primary");
        assertThat(
                        DatabaseUrl.parse("postgresql://u@h1,h2/todo?target_session_attrs=any")
                                .candidates())
                .containsExactly(
                        DatabaseUrl.parse("postgresql://u@h1,h2/todo?target_session_attrs=any")
                                .jdbc());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u@h1,h2/todo?target_session_attrs=standby | read-write, primary or any",
                "u@h1,h2/todo?target_session_attrs=read-only | read-write, primary or any",
                "u@h1,h2/todo?target_session_attrs=prefer-standby | read-write, primary or any",
                "u@h1,h2/todo?target_session_attrs= | read-write, primary or any",
                "u@h1,/todo | hosts that TCP reaches",
                "u@h1,h2:x/todo | hosts that TCP reaches",
                "u@/todo | hosts that TCP reaches",
                "u@%2Fvar%2Frun%2Fpostgresql/todo | hosts that TCP reaches",
                "u@/todo?host=/tmp | hosts that TCP reaches",
                "u@/todo?host=h1,h2,h3&port=1,2 | one port, or one for each host",
            })
    void hosts_and_attributes_that_the_service_cannot_use_are_refused(String text, String advice) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://" + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("has to ")
                .hasMessageContaining(advice);
    }

    @Test
    void sslrootcert_system_verifies_the_host_name_as_libpq_does() {
        var url = DatabaseUrl.parse("postgresql://ada@localhost/todo?sslrootcert=system");

        assertThat(url.jdbc())
                .contains("sslmode=verify-full", ChaCha20Tls.SystemTrust.class.getName())
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

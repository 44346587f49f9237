package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An app is listed once, however often the user has connected it. */
class ConnectedAppsTest extends WithOauth {

    private JsonNode apps() {
        return user.get("/api/oauth/apps").body().get("apps");
    }

    private int disconnect(JsonNode app) {
        return user.delete("/api/oauth/apps/" + app.get("id").textValue()).status();
    }

    @Test
    void an_app_that_asks_for_more_stays_one_entry_with_all_of_its_scopes() {
        var first = program.connect(user, "read");
        assertThat(mcp(first.access())).isEqualTo(200);
        var id = apps().at("/0/id");
        clock.advance(Duration.ofMinutes(1));
        program.connect(user, "read", "write", "delete");
        var connected = clock.instant();

        assertThat(apps()).hasSize(1);
        var app = apps().get(0);
        assertThat(app.get("id")).isEqualTo(id);
        assertThat(app.get("scopes")).hasToString("[\"read\",\"write\",\"delete\"]");
        assertThat(app.get("connected_at").textValue()).isEqualTo(connected.toString());
        assertThat(app.get("last_used_at").textValue())
                .isEqualTo(connected.minus(Duration.ofMinutes(1)).toString());
    }

    @Test
    void a_scope_of_an_older_connection_is_shown_while_that_is_valid() {
        var older = program.connect(user, "read", "write");
        program.connect(user, "read");
        assertThat(apps().at("/0/scopes")).hasToString("[\"read\",\"write\"]");

        program.post("/oauth/revoke", Map.of("token", older.refresh()));
        assertThat(apps().at("/0/scopes")).hasToString("[\"read\"]");
    }

    @Test
    void both_connections_work_until_the_app_is_disconnected() {
        var first = program.connect(user, "read");
        var second = program.connect(user, "read", "write");
        assertThat(mcp(first.access())).isEqualTo(200);
        assertThat(mcp(second.access())).isEqualTo(200);
        var code = program.code(user, "read");

        assertThat(disconnect(apps().get(0))).isEqualTo(204);
        assertThat(apps()).isEmpty();
        assertThat(mcp(first.access())).isEqualTo(401);
        assertThat(mcp(second.access())).isEqualTo(401);
        assertThat(program.refresh(first.refresh()).status()).isEqualTo(400);
        assertThat(program.refresh(second.refresh()).status()).isEqualTo(400);
        assertThat(program.redeem(code).status()).isEqualTo(400);
    }

    @Test
    void disconnecting_an_app_leaves_other_apps_and_other_users_alone() {
        var other = OauthClientProgram.registered(api).connect(user, "read");
        var neighbour = program.connect(api.newUser(), "read");
        clock.advance(Duration.ofSeconds(1));
        program.connect(user, "read");
        assertThat(apps()).hasSize(2);

        var app = apps().get(0);
        assertThat(disconnect(app)).isEqualTo(204);
        assertThat(mcp(other.access())).isEqualTo(200);
        assertThat(mcp(neighbour.access())).isEqualTo(200);
        assertThat(disconnect(app)).isEqualTo(404);
    }

    @Test
    void the_most_recently_connected_app_comes_first() {
        var later = OauthClientProgram.registered(api);
        program.connect(user, "read");
        clock.advance(Duration.ofSeconds(1));
        later.connect(user, "read");
        var id = apps().at("/0/id");
        clock.advance(Duration.ofSeconds(1));
        program.connect(user, "read");

        assertThat(apps()).hasSize(2);
        assertThat(apps().at("/1/id")).isEqualTo(id);
    }
}

package todo.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.WithNewUser;

class NotificationTest extends WithNewUser {

    @Test
    void a_new_user_has_no_notifications() {
        var listing = client.get("/api/notifications").body();

        assertThat(listing.get("notifications")).isEmpty();
        assertThat(listing.get("unread_count").intValue()).isZero();
        assertThat(listing.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void a_read_notification_is_no_longer_counted_as_unread() {
        remind("first");
        remind("second");
        var newest = list("").at("/notifications/0");
        assertThat(newest.get("message").textValue()).startsWith("“second”");

        var read = client.patch(path(newest), Map.of());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().get("delivery_status").textValue()).isEqualTo("read");
        assertThat(client.patch(path(newest), Map.of()).body()).isEqualTo(read.body());
        assertThat(list("").get("notifications")).hasSize(2);
        var unread = list("?unread_only=true");
        assertThat(unread.get("notifications")).hasSize(1);
        assertThat(unread.at("/notifications/0/message").textValue()).startsWith("“first”");
        assertThat(unread.get("unread_count").intValue()).isEqualTo(1);
    }

    @Test
    void all_notifications_can_be_marked_as_read_at_once() {
        remind("first");
        remind("second");

        var marked = client.post("/api/notifications/mark_all_read", Map.of());

        assertThat(marked.body().get("marked").intValue()).isEqualTo(2);
        assertThat(list("").get("unread_count").intValue()).isZero();
        assertThat(
                        client.post("/api/notifications/mark_all_read", Map.of())
                                .body()
                                .get("marked")
                                .intValue())
                .isZero();
    }

    @Test
    void the_next_page_continues_after_the_previous_one() {
        for (var i = 0; i < 5; i++) {
            remind("Task " + i);
        }
        var seen = new HashSet<String>();
        var pages = 0;
        var next = "";
        do {
            var page = list("?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("notifications")
                    .forEach(notification ->
                            seen.add(notification.get("notification_id").textValue()));
            next = page.get("next_cursor").asText("");
            pages++;
        } while (!next.isEmpty());

        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_notification_outlives_its_task() {
        var task = remind("t");

        client.delete("/api/tasks/" + task.get("id").textValue());

        assertThat(list("").at("/notifications/0/task_id").isNull()).isTrue();
    }

    @Test
    void notifications_of_others_are_not_visible() {
        remind("t");
        var notification = list("").at("/notifications/0");
        var other = api.newUser();

        assertThat(other.patch(path(notification), Map.of()).status()).isEqualTo(404);
        assertThat(other.get("/api/notifications").body().get("notifications")).isEmpty();
        other.post("/api/notifications/mark_all_read", Map.of());
        assertThat(list("").get("unread_count").intValue()).isEqualTo(1);
        assertThat(
                        client.patch(
                                        "/api/notifications/" + UUID.randomUUID() + "/mark_read",
                                        Map.of())
                                .status())
                .isEqualTo(404);
        assertThat(client.patch("/api/notifications/none/mark_read", Map.of()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"unread_only,perhaps", "limit,0", "limit,501", "limit,x", "cursor,x"})
    void an_invalid_parameter_is_refused(String name, String value) {
        var answer = client.get("/api/notifications?" + name + "=" + value);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("?" + name);
    }

    private JsonNode remind(String title) {
        var fields = Map.of("title", title, "due_date", Instant.now(), "reminder_lead_time", 0);
        var task = client.post("/api/tasks", fields).body();
        api.app().reminders().run();
        return task;
    }

    private JsonNode list(String query) {
        return client.get("/api/notifications" + query).body();
    }

    private static String path(JsonNode notification) {
        return "/api/notifications/"
                + notification.get("notification_id").textValue()
                + "/mark_read";
    }
}

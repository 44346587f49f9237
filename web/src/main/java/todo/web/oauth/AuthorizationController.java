package todo.web.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.ContentPolicy;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.views.oauth.JteconsentGenerated;
import todo.web.views.oauth.JterefusalGenerated;

/**
 * {@code /oauth/authorize}: asks the user whether an app may reach their tasks. The API checks the
 * app's request, when it is shown and when it is answered.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1">RFC 6749, section 4.1</a>
 */
public final class AuthorizationController {

    static final String PATH = "/oauth/authorize";

    private static final String API = "/api/oauth/authorization";

    public void addTo(UserRoutes users) {
        users.page(PATH, visit -> ask(visit, visit.query().encoded(), null))
                // Asks again after a sign-in: somebody else may have signed in.
                .text(
                        PATH,
                        AuthorizationController::decide,
                        (visit, form) -> ask(visit, query(form), chosen(form)));
    }

    /**
     * @param chosen null for all that the app asks for
     */
    private static Response ask(Visit visit, String query, @Nullable Set<AppScope> chosen) {
        JsonNode answer;
        try {
            answer = visit.get(API + "?" + query);
        } catch (Failure.BadRequest wrong) {
            return refuse(visit, visit.sentence(wrong), null);
        }
        var address = answer.path("redirect_to");
        return address.isTextual()
                ? returnFault(visit, address.asText())
                : show(visit, query, answer, chosen);
    }

    private static Response show(
            Visit visit, String query, JsonNode answer, @Nullable Set<AppScope> chosen) {
        var client = answer.path("client");
        var asked = AppScope.of(answer.path("scopes"));
        var view =
                new ConsentPage(
                        Page.bare(visit.texts().connectApp(), visit.request()),
                        query,
                        client.path("name").asText(),
                        client.path("verified").asBoolean() ? client.path("host").asText() : null,
                        answer.path("return_to").asText(),
                        answer.path("return_loopback").asBoolean(),
                        asked,
                        chosen == null ? asked : chosen,
                        answer.path("user").path("email").asText());
        return ContentPolicy.withFormsTo(
                answer.path("return_origin").asText(),
                Html.of(200, out -> JteconsentGenerated.render(out, null, view)));
    }

    private static Response decide(Visit visit, Form form) {
        var decision =
                Map.of(
                        "query",
                        form.get("query"),
                        "decision",
                        form.get("decision").equals("allow") ? "allow" : "deny",
                        "scopes",
                        chosen(form).stream().map(AppScope::wire).toList());
        try {
            var answer = visit.send(visit.call("POST", API).with(decision)).await();
            return Response.seeOther(answer.path("redirect_to").asText());
        } catch (Failure.BadRequest wrong) {
            return refuse(visit, visit.sentence(wrong), null);
        } catch (Failure.Unavailable unavailable) {
            // The page of this failure could not lead to the app either.
            return Response.seeOther(address(query(form)));
        }
    }

    /**
     * @return the parameters of the app's request, encoded
     */
    private static String query(Form form) {
        return Form.parse(form.get("query")).encoded();
    }

    /**
     * @return the address of the page that asks
     */
    static String address(String query) {
        return PATH + "?" + query;
    }

    /** Deleting contains changing, so it counts only together with it. */
    private static Set<AppScope> chosen(Form form) {
        var sent = form.fields().getOrDefault("scope", List.of());
        var chosen = new TreeSet<>(Set.of(AppScope.READ));
        Arrays.stream(AppScope.values())
                .skip(1)
                .takeWhile(scope -> sent.contains(scope.wire()))
                .forEach(chosen::add);
        return chosen;
    }

    /**
     * Tells the app what is wrong with its request. After a sign-in, the user follows a link:
     * Chromium does not let a form of the sign-in page lead to another site.
     */
    private static Response returnFault(Visit visit, String address) {
        return "same-origin".equals(visit.request().header("Sec-Fetch-Site"))
                ? refuse(visit, visit.texts().appAsksWrongly(), address)
                : Response.seeOther(address);
    }

    private static Response refuse(Visit visit, String sentence, @Nullable String address) {
        var request = visit.request();
        var page = Page.bare(visit.texts().appCannotConnect(), request);
        var view = new RefusalPage(page, sentence, request.id(), address);
        return Html.of(400, out -> JterefusalGenerated.render(out, null, view));
    }
}

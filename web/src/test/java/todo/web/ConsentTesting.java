package todo.web;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import todo.oauth.PublicAddress;

/** A signed-in visitor, whom an app has sent to the page that asks whether it may connect. */
abstract class ConsentTesting {

    static final String QUERY = "client_id=https%3A%2F%2Fclaude.ai%2Fapp&state=a%26b";
    static final String PAGE = "/oauth/authorize?" + QUERY;
    static final String ASK = "GET /api/oauth/authorization?" + QUERY;
    static final String ANSWER = "POST /api/oauth/authorization";

    final FakeApi api =
            FakeApi.start()
                    .on(ASK, 200, question("https://claude.ai"))
                    .on(ANSWER, 200, "{\"redirect_to\":\"https://claude.ai/back?code=1\"}");
    final Visitor visitor =
            Visitor.of(api.address(), new PublicAddress("https://todo.example")).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    /**
     * @param origin to which the browser returns
     */
    static String question(String origin) {
        return """
        {"client":{"name":"Claude <b>","host":"claude.ai","verified":true},"return_to":"claude.ai",\
        "return_origin":"%s","return_loopback":false,"scopes":["read","write","delete"],\
        "user":{"email":"ada@example.org"}}\
        """
                .formatted(origin);
    }

    static String policy(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}

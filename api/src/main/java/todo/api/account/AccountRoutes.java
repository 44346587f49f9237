package todo.api.account;

import java.util.Map;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth/register}, {@code login}, {@code refresh} and {@code logout}. */
public final class AccountRoutes {

    private final SignIn signIn;
    private final Auth auth;

    public AccountRoutes(SignIn signIn, Auth auth) {
        this.signIn = signIn;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.post("/api/auth/register", this::register)
                .post("/api/auth/login", this::login)
                .post("/api/auth/refresh", this::refresh)
                .post("/api/auth/logout", auth.signedIn(this::logout));
    }

    private Response register(Request request) {
        var account = AccountJson.newAccount(request);
        return Response.json(201, signIn.register(account, client(request)));
    }

    private Response login(Request request) {
        var form = AccountJson.signIn(request);
        return Response.json(200, signIn.signIn(form.email(), form.password(), client(request)));
    }

    private static ClientInfo client(Request request) {
        return new ClientInfo(request.peer(), request.header("User-Agent"));
    }

    private Response refresh(Request request) {
        return Response.json(200, signIn.renew(AccountJson.refreshToken(request)));
    }

    /** Clients of the first version compare how the message begins. */
    private Response logout(Request request, Session session) {
        signIn.signOut(session);
        return Response.json(200, Map.of("message", "Logged out."));
    }
}

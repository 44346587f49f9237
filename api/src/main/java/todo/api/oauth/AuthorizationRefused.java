package todo.api.oauth;

/** An authorization request whose error the client is told by way of the user's browser. */
final class AuthorizationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String redirectTo;

    AuthorizationRefused(AuthorizationRequest.Return redirect, OauthError error) {
        super(error.code(), null, false, false);
        this.redirectTo = redirect.error(error.code(), error.description());
    }

    String redirectTo() {
        return redirectTo;
    }
}

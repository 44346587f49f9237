package todo.api.oauth;

/**
 * A request that is answered with an error of OAuth.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, section 5.2</a>
 */
final class OauthError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param description one sentence for the developer of the client
     */
    OauthError(String code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}

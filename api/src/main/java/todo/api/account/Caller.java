package todo.api.account;

/**
 * Who asks. A handler that is given one knows for whom it works.
 *
 * @param scope what the token that they came with is good for
 * @param through by which way they come
 */
public record Caller(User user, Scope scope, Channel through) {}

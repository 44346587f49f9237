package todo.api.account;

/**
 * An authenticated caller.
 *
 * @param scope of the caller's token
 * @param through the channel of the request
 */
public record Caller(User user, Scope scope, Channel through) {}

package todo.api.account;

import java.util.UUID;

/**
 * Where somebody is signed in. A handler that is given one knows who asks.
 *
 * @param id the {@code sid} of its access tokens
 */
public record Session(UUID id, User user) {}

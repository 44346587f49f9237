package todo.api.account;

import java.util.UUID;

/**
 * An active session of a user who signed in with a password.
 *
 * @param id the {@code sid} of its access tokens
 */
public record Session(UUID id, User user) {}

package todo.api.account;

import org.jspecify.annotations.Nullable;

/**
 * An account to be opened.
 *
 * @param name null if the user gave none
 */
record NewAccount(EmailAddress email, Password password, @Nullable DisplayName name) {}

package todo.api.account;

/** What there is to say where there is nothing to show. */
record Message(String message) {}

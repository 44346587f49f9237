package todo.api.chat;

/**
 * How the assistant is set up.
 *
 * @param enabled whether there is one at all
 * @param tokensADay how many tokens of a language model each user may use a day; 0 for no limit
 */
public record ChatSetup(boolean enabled, int tokensADay, Assistants assistants, TurnTimes times) {}

package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.account.Scope;
import todo.api.account.UnverifiedCaller;

/**
 * Something that a language model can do.
 *
 * @param name of small letters and underscores
 * @param title for a person
 * @param description for the model
 * @param input a JSON Schema of the arguments
 * @param output a JSON Schema of the result
 * @param preview does nothing, and returns the question whether the action should be run for these
 *     arguments, perhaps with a {@code confirmation} that the action then takes as an argument;
 *     null if the user need not be asked
 */
public record Tool(
        String name,
        String title,
        String description,
        Effect effect,
        String input,
        String output,
        Action action,
        @Nullable Action preview) {

    /** A tool for which the user need not be asked. */
    Tool(
            String name,
            String title,
            String description,
            Effect effect,
            String input,
            String output,
            Action action) {
        this(name, title, description, effect, input, output, action, null);
    }

    /** Runs a tool. */
    @FunctionalInterface
    interface Action {
        /**
         * @param arguments without nulls and without unknown members
         * @throws todo.failure.Failure if it cannot do its work
         * @throws ToolError likewise
         */
        ToolResult run(Caller caller, ObjectNode arguments);

        /**
         * The same for a caller who is not verified yet. An action whose own statement can verify
         * them overrides this, which saves a query.
         *
         * @throws todo.failure.Failure.Unauthorized if the session has ended
         */
        default ToolResult run(UnverifiedCaller caller, ObjectNode arguments) {
            return run(caller.caller(), arguments);
        }
    }

    /**
     * What a client has to know before it lets a model call the tool.
     *
     * @param destructive whether it overwrites or deletes something
     * @param idempotent whether a repeated call changes nothing more
     */
    public record Effect(boolean readOnly, boolean destructive, boolean idempotent) {

        static final Effect READS = new Effect(true, false, true);
        static final Effect ADDS = new Effect(false, false, false);
        static final Effect SETS = new Effect(false, false, true);
        static final Effect OVERWRITES = new Effect(false, true, true);
        static final Effect REVERTS = new Effect(false, true, false);
    }

    /**
     * Only what deletes: all else can be undone by the next sentence, and to be asked about every
     * change teaches people to agree without reading.
     *
     * @return whether the user has to approve a call, where they can be asked
     */
    public boolean needsApproval() {
        return preview != null;
    }

    /**
     * @return what a token has to permit
     */
    public Scope scope() {
        if (effect.readOnly()) {
            return Scope.READ;
        }
        return needsApproval() ? Scope.DELETE : Scope.WRITE;
    }

    /**
     * @return whether a token of this scope permits the tool
     */
    public boolean isAllowed(Scope scope) {
        return scope.includes(scope());
    }
}

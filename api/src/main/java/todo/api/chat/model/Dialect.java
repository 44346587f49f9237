package todo.api.chat.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a server does not accept, learnt from its refusals. OpenAI's models since GPT-5.4 call tools
 * through chat completions only if they do not reason, and older ones refuse to be told so; some
 * servers do not know {@code stream_options}. Safe for concurrent use.
 */
final class Dialect {

    private volatile boolean noReasoning;
    private volatile boolean noStreamOptions;

    boolean needsNoReasoning() {
        return noReasoning;
    }

    boolean hasStreamOptions() {
        return !noStreamOptions;
    }

    /**
     * @param body that was refused, possibly before another turn has learnt the same
     * @return whether the request is worth another attempt
     */
    boolean learn(ModelFailure refusal, ObjectNode body) {
        if (refusal.reason() != ModelFailure.Reason.REQUEST_REFUSED) {
            return false;
        }
        if (refusal.detail().contains("reasoning_effort") && !body.has("reasoning_effort")) {
            noReasoning = true;
            return true;
        }
        if (refusal.detail().contains("stream_options") && body.has("stream_options")) {
            noStreamOptions = true;
            return true;
        }
        return false;
    }
}

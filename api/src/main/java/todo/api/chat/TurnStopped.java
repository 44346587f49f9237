package todo.api.chat;

import java.io.IOException;

/** A turn has to end now. */
final class TurnStopped extends IOException {

    private static final long serialVersionUID = 1;

    private final Cause reason;

    /** Why a turn ends before its assistant has finished. */
    enum Cause {
        READER_GONE("gone", ""),
        TIMEOUT("timeout", "The answer took too long, so it ends here."),
        SIGNED_OUT("signed-out", "You have signed out, so the answer ends here."),
        SHUTDOWN("shutdown", "The server restarts, so the answer ends here. Please ask again."),
        TOO_LONG("too-long", "The answer is too long, so it ends here."),
        TOO_MANY_CALLS(
                "too-many-calls", "The assistant did not come to an end, so it was stopped.");

        private final String outcome;
        private final String sentence;

        Cause(String outcome, String sentence) {
            this.outcome = outcome;
            this.sentence = sentence;
        }

        /**
         * @return a label of metrics
         */
        String outcome() {
            return outcome;
        }

        /**
         * @return for the user
         */
        String sentence() {
            return sentence;
        }
    }

    TurnStopped(Cause reason) {
        super(reason.outcome());
        this.reason = reason;
    }

    Cause reason() {
        return reason;
    }
}

package todo.api.chat.model;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model's answer is missing or incomplete. The message is a sentence for a person. */
final class ModelFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String detail;
    private final @Nullable Duration retry;

    /** Why there is no whole answer. */
    enum Reason {
        UNREACHABLE("The language model cannot be reached."),
        KEY_REFUSED("The language model's server refuses the key."),
        MODEL_MISSING("The language model's server does not have the model."),
        TOO_MANY_REQUESTS("The language model is busy. Try again in a minute."),
        QUOTA_USED_UP("The quota of the language model is used up."),
        REQUEST_REFUSED("The language model's server did not accept the request."),
        SERVER_FAILED("The language model's server failed."),
        TOO_SLOW("The language model takes too long to answer."),
        CUT_OFF("The language model's answer was cut off."),
        TOO_LONG("The language model's answer was too long."),
        UNREADABLE("The language model's answer could not be understood."),
        EMPTY("The language model gave no answer.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /**
         * @return the name in the log and in the metrics
         */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param detail for the operator's log, without secrets
     */
    ModelFailure(Reason reason, String detail) {
        this(reason, reason.sentence, detail, null);
    }

    /**
     * @param retry the pause after which the same request may succeed; null if another attempt is
     *     useless
     */
    ModelFailure(Reason reason, String sentence, String detail, @Nullable Duration retry) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.retry = retry;
    }

    ModelFailure retryAfter(@Nullable Duration pause) {
        return new ModelFailure(reason, sentence(), detail, pause);
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    @Nullable Duration retry() {
        return retry;
    }
}

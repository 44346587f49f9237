package todo.web.text;

import todo.failure.Failure;
import todo.failure.FaultCode;

/**
 * Failures in the language of a person. The API's own sentences are English and more exact than
 * these, which know only the code of a failure; so English shows the former.
 */
public final class FailureTexts {

    private FailureTexts() {}

    public static String sentence(Failure failure, Language language) {
        if (language == Language.ENGLISH) {
            return failure.detail();
        }
        return failure instanceof Failure.Invalid invalid
                ? sentence(invalid.faults().getFirst(), language)
                : translated(failure, language.texts());
    }

    private static String translated(Failure failure, Texts texts) {
        return switch (failure.code()) {
            case BAD_REQUEST -> texts.failureBadRequest();
            case UNREADABLE_FILE -> texts.failureUnreadableFile();
            case OAUTH_REQUEST -> texts.failureOauthRequest();
            case NOT_SIGNED_IN -> texts.failureNotSignedIn();
            case WRONG_CREDENTIALS -> texts.failureWrongCredentials();
            case READ_ONLY_TOKEN, INSUFFICIENT_SCOPE -> texts.failureReadOnlyToken();
            case PASSWORD_REQUIRED -> texts.failurePasswordRequired();
            case CROSS_SITE -> texts.failureCrossSite();
            case NOT_FOUND -> texts.failureNotFound();
            case METHOD_NOT_ALLOWED -> texts.failureMethodNotAllowed();
            case EMAIL_TAKEN -> texts.failureEmailTaken();
            case NAME_TAKEN -> texts.failureNameTaken();
            case ID_TAKEN -> texts.failureIdTaken();
            case LIMIT_REACHED -> texts.failureLimitReached();
            case OPEN_SUBTASKS -> texts.failureOpenSubtasks();
            case ALREADY_COMPLETED -> texts.failureAlreadyCompleted();
            case NOT_RECURRING -> texts.failureNotRecurring();
            case LAST_OCCURRENCE -> texts.failureLastOccurrence();
            case NO_GAP -> texts.failureNoGap();
            case NOTHING_TO_UNDO -> texts.failureNothingToUndo();
            case ALREADY_UNDONE -> texts.failureAlreadyUndone();
            case UNDO_BLOCKED -> texts.failureUndoBlocked();
            case SECRET_SHOWN -> texts.failureSecretShown();
            case BUSY, TOO_MANY_WRITES, TOO_MANY_TRANSFERS -> texts.failureBusy();
            case CHANGED_ELSEWHERE -> texts.failureChangedElsewhere();
            case TOO_LARGE -> texts.failureTooLarge();
            case UNSUPPORTED_MEDIA_TYPE -> texts.failureUnsupportedMediaType();
            case INVALID -> texts.failureInvalid();
            case TOO_MANY_ATTEMPTS -> texts.failureTooManyAttempts(seconds(failure));
            case SLOW_QUERY -> texts.failureSlowQuery();
            case INTERNAL_ERROR,
                    OVERLOADED,
                    TOO_MANY_STREAMS,
                    DATABASE_UNAVAILABLE,
                    API_UNAVAILABLE,
                    SHUTTING_DOWN ->
                    texts.failureUnavailable();
        };
    }

    private static long seconds(Failure failure) {
        return failure instanceof Failure.TooManyRequests tooMany
                ? Math.max(1, tooMany.retryAfter().toSeconds())
                : 1;
    }

    public static String sentence(Failure.Fault fault, Language language) {
        return language == Language.ENGLISH ? fault.detail() : translated(fault, language.texts());
    }

    private static String translated(Failure.Fault fault, Texts texts) {
        if (fault.code() == FaultCode.NOT_FOUND) {
            return texts.faultNotFound();
        }
        return switch (fault.pointer()) {
            case "/title" -> texts.faultTitle();
            case "/description" -> texts.faultDescription();
            case "/due_date" -> texts.faultDate();
            case "/time" -> texts.faultTime();
            case "/reminder_lead_time" -> texts.faultReminder();
            case "/email" -> texts.faultEmail();
            case "/password", "/new_password" -> texts.faultPassword();
            case "?q", "/q" -> texts.faultQuery();
            default ->
                    fault.pointer().startsWith("/tags")
                            ? texts.faultTags()
                            : byCode(fault.code(), texts);
        };
    }

    private static String byCode(FaultCode code, Texts texts) {
        return switch (code) {
            case REQUIRED -> texts.faultRequired();
            case TOO_SHORT -> texts.faultTooShort();
            case TOO_LONG -> texts.faultTooLong();
            case OUT_OF_RANGE -> texts.faultOutOfRange();
            case NOT_FOUND -> texts.faultNotFound();
            case WRONG_TYPE, INVALID -> texts.faultInvalid();
        };
    }
}

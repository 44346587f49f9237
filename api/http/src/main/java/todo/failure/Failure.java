package todo.failure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Thrown by an operation that cannot do its work: a code for programs, and a sentence for a person.
 * Each face of the product translates failures once. A failure is an answer rather than a fault, so
 * it has no stack trace, which would cost more than the rest of the request.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final FailureCode code;

    private Failure(FailureCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public final FailureCode code() {
        return code;
    }

    /**
     * @return one sentence for a person
     */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** The request cannot be read. */
    public static final class BadRequest extends Failure {
        private static final long serialVersionUID = 1;

        public BadRequest(String detail) {
            this(FailureCode.BAD_REQUEST, detail);
        }

        public BadRequest(FailureCode code, String detail) {
            super(code, detail);
        }
    }

    /** The caller is not known. */
    public static final class Unauthorized extends Failure {
        private static final long serialVersionUID = 1;

        public Unauthorized(String detail) {
            this(FailureCode.NOT_SIGNED_IN, detail);
        }

        public Unauthorized(FailureCode code, String detail) {
            super(code, detail);
        }
    }

    /** The caller is known and may not do this. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1;

        public Forbidden(FailureCode code, String detail) {
            super(code, detail);
        }
    }

    /** It does not exist, or the caller may not see it. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1;

        public NotFound(String detail) {
            super(FailureCode.NOT_FOUND, detail);
        }
    }

    /** The resource exists and does not offer this method. */
    public static final class MethodNotAllowed extends Failure {
        private static final long serialVersionUID = 1;
        private final String allow;

        /**
         * @param allowed the methods that it offers
         */
        public MethodNotAllowed(Set<String> allowed) {
            super(
                    FailureCode.METHOD_NOT_ALLOWED,
                    "This resource offers " + String.join(", ", new TreeSet<>(allowed)) + ".");
            this.allow = String.join(", ", new TreeSet<>(allowed));
        }

        /**
         * @return the value of the Allow header
         */
        public String allow() {
            return allow;
        }
    }

    /** The current state forbids it. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1;

        public Conflict(FailureCode code, String detail) {
            super(code, detail);
        }
    }

    /** The thing to change has another version than the client expects. */
    public static final class PreconditionFailed extends Failure {
        private static final long serialVersionUID = 1;

        public PreconditionFailed(String detail) {
            super(FailureCode.CHANGED_ELSEWHERE, detail);
        }
    }

    /** The body exceeds the resource's limit. */
    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1;

        public TooLarge(String detail) {
            super(FailureCode.TOO_LARGE, detail);
        }
    }

    /** The resource does not read bodies of this type. */
    public static final class UnsupportedMediaType extends Failure {
        private static final long serialVersionUID = 1;

        public UnsupportedMediaType(String detail) {
            super(FailureCode.UNSUPPORTED_MEDIA_TYPE, detail);
        }
    }

    /** Fields break their rules. */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1;
        private final transient List<Fault> faults;

        /**
         * @param faults at least one
         */
        public Invalid(List<Fault> faults) {
            super(FailureCode.INVALID, faults.getFirst().detail());
            this.faults = List.copyOf(faults);
        }

        /** A single broken rule. */
        public Invalid(String pointer, FaultCode code, String detail) {
            this(List.of(new Fault(pointer, code, detail)));
        }

        public List<Fault> faults() {
            return faults;
        }

        /**
         * @param pointer to the checked part within the whole input
         * @return the same faults, with pointers into the whole input
         */
        public Invalid in(String pointer) {
            return new Invalid(
                    faults.stream()
                            .map(fault ->
                                    new Fault(
                                            pointer + fault.pointer(),
                                            fault.code(),
                                            fault.detail()))
                            .toList());
        }
    }

    /** The caller tried too often. */
    public static final class TooManyRequests extends Failure {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        public TooManyRequests(String detail, Duration retryAfter) {
            super(FailureCode.TOO_MANY_ATTEMPTS, detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Something required does not answer now; a retry may succeed. */
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        public Unavailable(FailureCode code, String detail, Duration retryAfter) {
            super(code, detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * A rule that a field breaks.
     *
     * @param pointer a JSON pointer such as {@code /title} (RFC 6901), or {@code ?name} for a query
     *     parameter
     * @param code which kind of rule, for programs
     * @param detail one sentence for a person
     */
    public record Fault(String pointer, FaultCode code, String detail) {

        public Fault(String pointer, String detail) {
            this(pointer, FaultCode.INVALID, detail);
        }
    }
}

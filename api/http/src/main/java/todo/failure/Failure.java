package todo.failure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a handler throws when it cannot do what was asked, in words for a person. Each face of the
 * product translates these once.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Failure(String detail) {
        // A failure is an answer, not a fault: no stack trace, which would cost more than the rest
        // of the request.
        super(detail, null, false, false);
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
            super(detail);
        }
    }

    /** Nobody, or nobody known, is asking. */
    public static final class Unauthorized extends Failure {
        private static final long serialVersionUID = 1;

        public Unauthorized(String detail) {
            super(detail);
        }
    }

    /** The one who asks may not do this. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1;

        public Forbidden(String detail) {
            super(detail);
        }
    }

    /** Not there, or somebody else's. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1;

        public NotFound(String detail) {
            super(detail);
        }
    }

    /** The resource is there, but does not offer this method. */
    public static final class MethodNotAllowed extends Failure {
        private static final long serialVersionUID = 1;
        private final String allow;

        /**
         * @param allowed the methods that it does offer
         */
        public MethodNotAllowed(Set<String> allowed) {
            super("This resource offers " + String.join(", ", new TreeSet<>(allowed)) + ".");
            this.allow = String.join(", ", new TreeSet<>(allowed));
        }

        /**
         * @return the value of the Allow header
         */
        public String allow() {
            return allow;
        }
    }

    /** The state of things forbids it. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1;

        public Conflict(String detail) {
            super(detail);
        }
    }

    /** What was to be changed has been changed by somebody else. */
    public static final class PreconditionFailed extends Failure {
        private static final long serialVersionUID = 1;

        public PreconditionFailed(String detail) {
            super(detail);
        }
    }

    /** The body is longer than this resource takes. */
    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1;

        public TooLarge(String detail) {
            super(detail);
        }
    }

    /** The body is of a kind that this resource does not read. */
    public static final class UnsupportedMediaType extends Failure {
        private static final long serialVersionUID = 1;

        public UnsupportedMediaType(String detail) {
            super(detail);
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
            super(faults.getFirst().detail());
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }

        /**
         * @param pointer of what has been checked, in what was sent
         * @return the same, pointing into what was sent
         */
        public Invalid in(String pointer) {
            return new Invalid(
                    faults.stream()
                            .map(fault -> new Fault(pointer + fault.pointer(), fault.detail()))
                            .toList());
        }
    }

    /** The same was tried too often. */
    public static final class TooManyRequests extends Failure {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        public TooManyRequests(String detail, Duration retryAfter) {
            super(detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Something that is needed does not answer; later it may. */
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        public Unavailable(String detail, Duration retryAfter) {
            super(detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * A rule that a field breaks.
     *
     * @param pointer where it is: a JSON pointer such as {@code /title} (RFC 6901), or {@code
     *     ?name} for a query parameter
     * @param detail one sentence for a person
     */
    public record Fault(String pointer, String detail) {}
}

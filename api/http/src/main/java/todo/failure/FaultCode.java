package todo.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Says for programs which kind of rule a field breaks. */
public enum FaultCode {
    REQUIRED,
    WRONG_TYPE,
    TOO_SHORT,
    TOO_LONG,
    OUT_OF_RANGE,
    NOT_FOUND,

    /** Any other rule. */
    INVALID;

    /**
     * @return such as {@code too-long}
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

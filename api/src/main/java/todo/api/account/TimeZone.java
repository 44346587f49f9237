package todo.api.account;

import java.time.ZoneId;

/** A time zone of the IANA database, such as {@code Europe/Vienna}. */
public record TimeZone(String name) {

    /**
     * @throws IllegalArgumentException if there is no such zone; the message is for a person
     */
    public TimeZone {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("Use an IANA time zone, such as Europe/Vienna.");
        }
    }

    public ZoneId id() {
        return ZoneId.of(name);
    }
}

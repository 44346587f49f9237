package todo.web.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The time zones to choose from, by region. */
public final class TimeZones {

    /** Without aliases such as US/Eastern, and fixed offsets. */
    private static final String REGIONAL =
            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+";

    private static final TreeMap<String, List<ZoneId>> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.matches(REGIONAL))
                    .sorted()
                    .map(ZoneId::of)
                    .collect(
                            Collectors.groupingBy(
                                    zone -> zone.getId().replaceFirst("/.*", ""),
                                    TreeMap::new,
                                    Collectors.toList()));

    private TimeZones() {}

    /** The time zones of a region. */
    public record Region(String name, List<Choice> choices) {}

    /**
     * @param id as in the IANA database
     * @param label for example: Vienna (UTC+01:00)
     */
    public record Choice(String id, String label) {}

    /**
     * @param now for the offsets
     */
    static List<Region> regions(Instant now) {
        return ZONES.entrySet().stream()
                .map(region ->
                        new Region(
                                region.getKey(),
                                region.getValue().stream().map(zone -> choice(zone, now)).toList()))
                .toList();
    }

    static Choice choice(ZoneId zone, Instant now) {
        var place = zone.getId().replaceFirst("^[^/]*/", "").replace('_', ' ').replace("/", ", ");
        var offset = zone.getRules().getOffset(now).getId().replace("Z", "");
        var label = place.equals("UTC") ? place : "%s (UTC%s)".formatted(place, offset);
        return new Choice(zone.getId(), label);
    }
}

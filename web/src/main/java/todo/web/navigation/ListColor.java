package todo.web.navigation;

/** The colours of lists. The style sheet has fewer than the API, all of the same strength. */
final class ListColor {

    /** Below this difference between the channels, a colour is gray. */
    private static final int GRAY = 32;

    private ListColor() {}

    /**
     * @param color of the API; empty for none
     * @return a class of the style sheet
     */
    static String style(String color) {
        return switch (color.startsWith("#") ? named(color) : color) {
            case "red", "orange", "brown" -> "c-clay";
            case "yellow" -> "c-amber";
            case "green", "teal" -> "c-moss";
            case "blue" -> "c-sky";
            case "indigo" -> "c-indigo";
            case "purple", "pink" -> "c-plum";
            default -> "c-slate";
        };
    }

    private static String named(String hex) {
        var rgb = Integer.parseInt(hex.substring(1), 16);
        var red = rgb >> 16;
        var green = (rgb >> 8) & 0xff;
        var blue = rgb & 0xff;
        var most = Math.max(red, Math.max(green, blue));
        var range = most - Math.min(red, Math.min(green, blue));
        if (range < GRAY) {
            return "gray";
        }
        if (most == red) {
            var hue = 60.0 * (green - blue) / range;
            return hue < -15 ? "pink" : hue < 40 ? "orange" : "yellow";
        }
        if (most == green) {
            return 120 + 60.0 * (blue - red) / range < 75 ? "yellow" : "green";
        }
        var hue = 240 + 60.0 * (red - green) / range;
        return hue < 235 ? "blue" : hue < 265 ? "indigo" : "purple";
    }
}

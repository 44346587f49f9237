package todo.web.task;

/** How messages mention the subtasks of a task. */
final class Subtasks {

    private Subtasks() {}

    /**
     * @return for example: {@code " and its 3 subtasks"}; empty for none
     */
    static String and(long count) {
        return switch (Math.toIntExact(count)) {
            case 0 -> "";
            case 1 -> " and its subtask";
            default -> " and its " + count + " subtasks";
        };
    }
}

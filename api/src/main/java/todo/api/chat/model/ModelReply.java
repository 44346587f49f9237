package todo.api.chat.model;

import java.util.List;

/**
 * The end of a model's answer, whose text has been passed on.
 *
 * @param calls that the model asks for, possibly none
 * @param cutShort whether a limit or a filter has ended the answer: the calls are not to be made
 */
record ModelReply(List<ToolRequest> calls, boolean cutShort) {}

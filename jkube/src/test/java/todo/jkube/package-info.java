/** Tests of what JKube makes: the chart, rendered by Helm, and the plain manifests. */
@org.jspecify.annotations.NullMarked
package todo.jkube;

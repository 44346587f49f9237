/** Tests of JKube's output: the chart, rendered by Helm, the plain manifests and the images. */
@org.jspecify.annotations.NullMarked
package todo.jkube;

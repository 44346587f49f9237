{{/* What only a release can tell. Its own name and part-of stand in each resource: the selectors need them. */}}
{{- define "todo.labels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end }}

{{/* Pods roll when the values change that they are configured by. */}}
{{- define "todo.checksum" -}}
checksum/config: {{ toJson . | sha256sum }}
{{- end }}

{{/*
Not empty where the chart brings the namespace along: not for one that the release lives in (`--create-namespace` made it,
without Helm's marks), nor for one that somebody else made. One of this release stays in it, or an upgrade would drop it.
*/}}
{{- define "todo.ownsNamespace" -}}
{{- if ne .Values.namespace .Release.Namespace }}
{{- $found := lookup "v1" "Namespace" "" .Values.namespace }}
{{- $owner := dig "metadata" "annotations" "meta.helm.sh/release-name" "" $found }}
{{- if or (not $found) (eq $owner .Release.Name) }}true{{ end }}
{{- end }}
{{- end }}

{{- define "todo.secretName" -}}
{{ .Values.secrets.existingSecret | default "backend-secret" }}
{{- end }}

{{/* Not empty where the chart makes the Secret; fails where nobody does, or where a value is missing for it. */}}
{{- define "todo.ownsSecret" -}}
{{- with .Values.secrets }}
{{- if not .existingSecret }}
{{- $missing := list }}
{{- range list "databaseUrl" "secretKey" }}
{{- if not (get $.Values.secrets .) }}{{ $missing = append $missing (printf "secrets.%s" .) }}{{ end }}
{{- end }}
{{- if not .create }}
{{- fail "Name the Secret to use in secrets.existingSecret, as secrets.create is false." }}
{{- else if $missing }}
{{- fail (printf "Set %s, or name a Secret that holds DATABASE_URL and SECRET_KEY in secrets.existingSecret." (join " and " $missing)) }}
{{- else if lt (len .secretKey) 32 }}
{{- fail "Set secrets.secretKey to at least 32 bytes." }}
{{- end }}true
{{- end }}
{{- end }}
{{- end }}

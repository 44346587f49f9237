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

{{- define "todo.secretName" -}}
{{ .Values.secrets.existingSecret | default "backend-secret" }}
{{- end }}

{{/* Not empty where the chart makes the Secret; fails where nobody does, or where a value is missing for it. */}}
{{- define "todo.ownsSecret" -}}
{{- if not .Values.secrets.existingSecret }}
{{- $missing := list }}
{{- if not .Values.secrets.databaseUrl }}{{ $missing = append $missing "secrets.databaseUrl" }}{{ end }}
{{- if not .Values.secrets.secretKey }}{{ $missing = append $missing "secrets.secretKey" }}{{ end }}
{{- if not .Values.secrets.create }}
{{- fail "Name the Secret to use in secrets.existingSecret, as secrets.create is false." }}
{{- else if $missing }}
{{- fail (printf "Set %s, or name a Secret that holds DATABASE_URL and SECRET_KEY in secrets.existingSecret." (join " and " $missing)) }}
{{- else if lt (len .Values.secrets.secretKey) 32 }}
{{- fail "Set secrets.secretKey to at least 32 bytes." }}
{{- end }}true
{{- end }}
{{- end }}

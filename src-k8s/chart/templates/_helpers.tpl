{{/* Namespace of all resources. */}}
{{- define "todo.namespace" -}}
{{ .Values.namespace | default .Release.Namespace }}
{{- end }}

{{/*
Labels known only at release time. Name and part-of stand in each resource, because the selectors need them.
Arguments: the root context, labels that override the value `labels`.
*/}}
{{- define "todo.labels" -}}
{{- $root := index . 0 }}
{{- $chart := $root.Chart }}
{{- $own := dict "app.kubernetes.io/instance" $root.Release.Name "app.kubernetes.io/version" $chart.AppVersion }}
{{- $by := dict "app.kubernetes.io/managed-by" $root.Release.Service "helm.sh/chart" (printf "%s-%s" $chart.Name $chart.Version | replace "+" "_") }}
{{- mergeOverwrite $own $by $root.Values.labels (index . 1) | toYaml }}
{{- end }}

{{/* Arguments: the root context, the metrics port, the pods' configuration, annotations that override the value `annotations`. */}}
{{- define "todo.podAnnotations" -}}
{{- $root := index . 0 }}
{{- $own := dict "prometheus.io/scrape" "true" "prometheus.io/port" (index . 1 | toString) "prometheus.io/path" "/metrics" }}
{{- $checksum := dict "checksum/config" (toJson (index . 2) | sha256sum) }}
{{- mergeOverwrite $own $root.Values.annotations (index . 3) $checksum | toJson }}
{{- end }}

{{/* Name of the ServiceAccount. Arguments: the service's name, its value serviceAccount. */}}
{{- define "todo.serviceAccount" -}}
{{- $account := index . 1 }}
{{- $account.name | default (ternary (index . 0) "default" $account.create) }}
{{- end }}

{{/* Checked maxReplicas. Arguments: the service's name, its value autoscaling. */}}
{{- define "todo.maxReplicas" -}}
{{- $scaling := index . 1 }}
{{- if lt ($scaling.maxReplicas | int) ($scaling.minReplicas | int) }}
{{- fail (printf "Set %s.autoscaling.maxReplicas to at least its minReplicas, %d." (index . 0) ($scaling.minReplicas | int)) }}
{{- end }}
{{- $scaling.maxReplicas }}
{{- end }}

{{/* Not empty if one of the variables has the name. Arguments: a value extraEnv, the name. */}}
{{- define "todo.sets" -}}
{{- $name := index . 1 }}
{{- range index . 0 }}{{ if eq .name $name }}true{{ end }}{{ end }}
{{- end }}

{{/* Checked additional variables. Arguments: the service's name, the root context. */}}
{{- define "todo.extraEnv" -}}
{{- $values := (index . 1).Values }}
{{- $extra := (index $values (index . 0)).extraEnv }}
{{- $names := list }}
{{- range $extra }}
{{- if has .name $names }}
{{- fail (printf "Set %s only once in %s.extraEnv." .name (index $ 0)) }}
{{- end }}
{{- $names = append $names .name }}
{{- end }}
{{- if and $values.postgresql.enabled (eq (index . 0) "backend") (has "DATABASE_URL" $names) }}
{{- fail "Set postgresql.enabled to false, because backend.extraEnv names another database by DATABASE_URL." }}
{{- end }}
{{- with $extra }}{{ toYaml . }}{{ end }}
{{- end }}

{{/* Constraints with the label selector. Arguments: the service's name, its value topologySpreadConstraints. */}}
{{- define "todo.spread" -}}
{{- $selector := dict "matchLabels" (dict "app.kubernetes.io/name" (index . 0) "app.kubernetes.io/part-of" "todo") }}
{{- $constraints := list }}
{{- range index . 1 }}
{{- $constraints = append $constraints (merge (dict "labelSelector" $selector) . (dict "maxSkew" 1 "whenUnsatisfiable" "ScheduleAnyway")) }}
{{- end }}
{{- $constraints | toJson }}
{{- end }}

{{/*
Argument: the value ingress. An import can have 20 MiB; ingress-nginx allows 1 MiB by default. Contour cuts every response after 15
seconds by default; event streams and the assistant's answers last longer.
*/}}
{{- define "todo.ingressAnnotations" -}}
{{- $own := dict "nginx.ingress.kubernetes.io/proxy-body-size" "20m" "projectcontour.io/response-timeout" "infinity" }}
{{- with .clusterIssuer }}{{ $_ := set $own "cert-manager.io/cluster-issuer" . }}{{ end }}
{{- merge (dict) .annotations $own | toJson }}
{{- end }}

{{/* Argument: the value ingress. */}}
{{- define "todo.ingressTls" -}}
{{- if .tls }}
{{- .tls | toJson }}
{{- else if or .tlsSecret .clusterIssuer }}
{{- list (dict "secretName" (.tlsSecret | default "todo-tls") "hosts" (list .host)) | toJson }}
{{- else }}[]
{{- end }}
{{- end }}

{{/* Fields of a parentRef besides the name. Argument: the value gateway. */}}
{{- define "todo.gateway" -}}
{{- range $name, $value := pick . "namespace" "sectionName" }}
{{- if $value }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* Checked name of the model. Argument: the value assistant. Only OpenAI's server has a default. */}}
{{- define "todo.model" -}}
{{- if and .baseUrl (not .model) (ne (urlParse .baseUrl).hostname "api.openai.com") }}
{{- fail "Set assistant.model to the name of the model at assistant.baseUrl." }}
{{- end }}
{{- .model }}
{{- end }}

{{/* The given port, or the one of the model's address. */}}
{{- define "todo.modelPort" -}}
{{- $url := urlParse ((.Values.assistant).baseUrl | default "https://api.openai.com") }}
{{- $named := regexFind ":[0-9]+$" $url.host | trimPrefix ":" }}
{{- .Values.networkPolicies.modelPort | int | default ($named | default (ternary "80" "443" (eq $url.scheme "http"))) }}
{{- end }}

{{- define "todo.secretName" -}}
{{ .Values.secrets.existingSecret | default "backend-secret" }}
{{- end }}

{{/* Not empty if the chart creates the Secret. Fails if there is no Secret, or if a value for it is missing or invalid. */}}
{{- define "todo.ownsSecret" -}}
{{- if not .Values.secrets.existingSecret }}
{{- $secrets := .Values.secrets }}
{{- $missing := list }}
{{- $env := .Values.backend.extraEnv }}
{{- if not (or $secrets.databaseUrl .Values.postgresql.enabled (include "todo.sets" (list $env "DATABASE_URL"))) }}{{ $missing = append $missing "secrets.databaseUrl" }}{{ end }}
{{- if not (or $secrets.secretKey $secrets.generateSecretKey) }}{{ $missing = append $missing "secrets.secretKey" }}{{ end }}
{{- if not $secrets.create }}
{{- fail "Set secrets.existingSecret to the Secret to use, because secrets.create is false." }}
{{- else if $missing }}
{{- fail (printf "Set %s, or set secrets.existingSecret to a Secret with DATABASE_URL and SECRET_KEY." (join " and " $missing)) }}
{{- else if and $secrets.databaseUrl (not (regexMatch "^(jdbc:)?postgres(ql)?([+][a-z0-9]+)?://.+/." $secrets.databaseUrl)) }}
{{- fail "Set secrets.databaseUrl to a URL of the form postgresql://user:password@host:5432/database." }}
{{- else if and $secrets.secretKey (lt (len $secrets.secretKey) 32) }}
{{- fail "Set secrets.secretKey to at least 32 bytes." }}
{{- end }}true
{{- end }}
{{- end }}

{{/* The given key, or the one in the existing Secret, or a new one. */}}
{{- define "todo.secretKey" -}}
{{- if .Values.secrets.secretKey }}
{{- .Values.secrets.secretKey }}
{{- else }}
{{- $kept := (lookup "v1" "Secret" (include "todo.namespace" .) "backend-secret").data | default dict }}
{{- $kept.SECRET_KEY | default "" | b64dec | default (randAlphaNum 48) }}
{{- end }}
{{- end }}

{{/* Changes with the values and, at an upgrade, with the content of an existing Secret. */}}
{{- define "todo.secretsChecksum" -}}
{{- $existing := list }}
{{- $database := .Values.postgresql }}
{{- if $database.enabled }}
{{- if not $database.existingSecret }}{{ $_ := include "todo.postgresqlPassword" . }}{{ end }}
{{- $existing = append $existing $database.existingSecret }}
{{- end }}
{{- $sum := list .Values.secrets (ternary $database.password "" $database.enabled) }}
{{- range append $existing .Values.secrets.existingSecret | compact }}
{{- $sum = append $sum (lookup "v1" "Secret" (include "todo.namespace" $) .).data }}
{{- end }}
{{- $sum | toJson | sha256sum }}
{{- end }}

{{- define "todo.postgresqlImage" -}}
{{ .repository }}:{{ .tag }}{{ with .digest }}@{{ . }}{{ end }}
{{- end }}

{{- define "todo.postgresqlSecret" -}}
{{ .Values.postgresql.existingSecret | default "postgresql-secret" }}
{{- end }}

{{/* The given password, or the one in the existing Secret, or a new one, the same throughout this release. */}}
{{- define "todo.postgresqlPassword" -}}
{{- $postgresql := .Values.postgresql }}
{{- if not $postgresql.password }}
{{- $kept := (lookup "v1" "Secret" (include "todo.namespace" .) "postgresql-secret").data | default dict }}
{{- $_ := set $postgresql "password" ($kept.POSTGRES_PASSWORD | default "" | b64dec | default (randAlphaNum 32)) }}
{{- end }}
{{- $postgresql.password }}
{{- end }}

{{/* Overrides the DATABASE_URL of the backend's Secret. */}}
{{- define "todo.databaseEnv" -}}
{{- if .Values.postgresql.enabled -}}
- name: DATABASE_URL
  valueFrom:
    secretKeyRef:
      name: {{ include "todo.postgresqlSecret" . }}
      key: DATABASE_URL
{{- end }}
{{- end }}

/* global SwaggerUIBundle */
'use strict';

SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Nothing is asked of anybody else.
  validatorUrl: null,
});

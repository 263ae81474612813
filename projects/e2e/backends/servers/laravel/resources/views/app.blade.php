<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <base href="/" />
    <title>Shop</title>
  </head>
  <body>
    <app-root></app-root>
    <script type="module" src="/app/main.js?recipe=laravel"></script>
  </body>
</html>

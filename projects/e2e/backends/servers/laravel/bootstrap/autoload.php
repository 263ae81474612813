<?php

// Debian installs each package of Laravel in a separate folder. This replaces Composer's
// vendor/autoload.php.
require 'Illuminate/autoload.php';
require 'Illuminate/Foundation/helpers.php';

spl_autoload_register(function (string $class): void {
    $path = str_replace('\\', '/', $class) . '.php';
    $file = str_starts_with($path, 'App/')
        ? dirname(__DIR__) . '/app/' . substr($path, 4)
        : stream_resolve_include_path($path);
    if ($file && is_file($file)) require $file;
});

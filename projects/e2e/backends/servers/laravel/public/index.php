<?php

use Illuminate\Contracts\Http\Kernel;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

$app = require __DIR__ . '/../bootstrap/app.php';
$app->booted(fn () => Route::middleware('web')->group(base_path('routes/web.php')));

$kernel = $app->make(Kernel::class);
$request = Request::capture();
$response = $kernel->handle($request);
$response->send();
$kernel->terminate($request, $response);
